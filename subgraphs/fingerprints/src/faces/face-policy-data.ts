/** How alike faces of a model have to be, as the cosine of the angle between their vectors. */
export interface FaceThresholds {
  /** From here on a face is a candidate. */
  readonly candidate: number;
  /** From here on it is told as strong. */
  readonly strong: number;
}

/**
 * Thresholds of models, by name and version. None ships, since no model does: whoever runs one measures it on faces of the kind that
 * it will see (ISO/IEC 19795-1), and puts the cosines for false match rates of 0.1 % and 0.001 % here.
 */
export const faceThresholds: Readonly<Record<string, FaceThresholds>> = {};

/** For a model that nobody has measured here: a wide list, and no level above POSSIBLE. */
export const unmeasured: FaceThresholds = { candidate: 0.3, strong: Infinity };

/**
 * What an image of a face has to be. Only faces that pass are put on record, so that a poor one is not found in everybody's
 * searches; whoever searches with a poor one is told and searches all the same.
 */
export const faceQualityPolicy = {
  /** Unified quality score, 0 to 100 (ISO/IEC 29794-5). */
  quality: { refusedBelow: 30, poorBelow: 50 },
  /** Pixels between the centres of the eyes (ISO/IEC 19794-5:2011: 90 for a full frontal image; 60 for a token image of 2005). */
  eyeDistance: { refusedBelow: 60, poorBelow: 90 },
  /** Degrees to either side, up or down (ICAO Doc 9303 part 3 asks for 5; models lose most beyond 30). */
  pose: { refusedAbove: 30, poorAbove: 15 },
} as const;
