/** One minutia of a finger template. */
export interface TemplateMinutia {
  /** Pixels from the left. */
  readonly x: number;
  /** Pixels from the top. */
  readonly y: number;
  /** Degrees counter-clockwise from the x axis, 0 ≤ angle < 360 (the convention of ISO/IEC 19794-2). */
  readonly angle: number;
  /** 0 other, 1 ridge ending, 2 bifurcation. */
  readonly type: 0 | 1 | 2;
  /** 1–100, 0 not reported. */
  readonly quality: number;
}

/** A finger, mark or palm as its minutiae, whatever format it came in. */
export interface FingerTemplate {
  /** Size of the image in pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels per inch. Coordinates of other resolutions must be rescaled before comparison. */
  readonly dpi: number;
  readonly minutiae: readonly TemplateMinutia[];
}
