import { faceQualityPolicy } from './face-policy-data';

/** What the sender has measured of the image. */
export interface FaceQualityInput {
  score?: number | null;
  eyeDistance?: number | null;
  yaw?: number | null;
  pitch?: number | null;
}

/** What is to be said of an image: what keeps it off the record, and what makes a search with it less sure. */
export interface FaceQualityNotes {
  refusals: string[];
  notes: string[];
}

const { quality, eyeDistance, pose } = faceQualityPolicy;

/** Judges an image by what its sender has measured; what was not measured is said to be so. */
export function judgeFaceQuality(measured: FaceQualityInput | null | undefined): FaceQualityNotes {
  const result: FaceQualityNotes = { refusals: [], notes: [] };
  const { score = null, eyeDistance: eyes = null, yaw = null, pitch = null } = measured ?? {};
  if (score === null) result.notes.push('The quality of the image was not measured.');
  else
    judge(
      result,
      score < quality.refusedBelow,
      score < quality.poorBelow,
      `Quality ${score} of 100: take the image again where possible.`,
    );
  if (eyes !== null) {
    const note = `${eyes} pixels between the eyes: ${eyeDistance.poorBelow} are asked for.`;
    judge(result, eyes < eyeDistance.refusedBelow, eyes < eyeDistance.poorBelow, note);
  }
  for (const [name, degrees] of [
    ['to the side', yaw],
    ['up or down', pitch],
  ] as const) {
    if (degrees === null) continue;
    const turned = Math.abs(degrees);
    judge(result, turned > pose.refusedAbove, turned > pose.poorAbove, `The face is turned ${turned} degrees ${name}.`);
  }
  return result;
}

function judge(result: FaceQualityNotes, isRefused: boolean, isPoor: boolean, note: string): void {
  if (isRefused) result.refusals.push(note);
  else if (isPoor) result.notes.push(note);
}
