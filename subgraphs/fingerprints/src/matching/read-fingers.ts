import { type ReadSubmission, readSubmission, type Submission, UnreadableSubmission } from '../formats/read-submission';
import type { ReadFinger } from '../formats/read-finger';
import type { Finger } from './finger';

const COMPARED_DPI = 500;
/** What a finger minutiae record holds of one finger, and of one coordinate. */
const MAX_MINUTIAE = 255;
const MAX_COORDINATE = 0x3fff;

/** Fingers as they are compared, with what came beside them. */
export interface ReadFingers {
  fingers: Finger[];
  images: ReadSubmission['images'];
}

/** Reads all fingers that were sent, in order, for comparison. @throws UnreadableSubmission for the first that is wrong */
export function readFingers(submission: Submission): ReadFingers {
  return comparable(readSubmission(submission), submission.file ? 'file.data' : 'templates');
}

/** The fingers of a submission as they are compared. @throws UnreadableSubmission at `path` when one is larger than a hand */
export function comparable({ fingers, images }: ReadSubmission, path: string): ReadFingers {
  return { fingers: fingers.map((finger) => toFinger(finger, path)), images };
}

/** Of a palm with more minutiae than a record holds, those of the best quality are compared. */
function toFinger({ template, ...finger }: ReadFinger, path: string): Finger {
  const scale = COMPARED_DPI / template.dpi;
  const minutiae = template.minutiae.map((minutia) => ({
    ...minutia,
    x: Math.round(minutia.x * scale),
    y: Math.round(minutia.y * scale),
  }));
  if (minutiae.some(({ x, y }) => x > MAX_COORDINATE || y > MAX_COORDINATE)) {
    throw new UnreadableSubmission(path, `expected coordinates up to ${MAX_COORDINATE} pixels at ${COMPARED_DPI} dpi.`);
  }
  if (minutiae.length <= MAX_MINUTIAE) return { ...finger, minutiae };
  return { ...finger, minutiae: [...minutiae].sort((a, b) => b.quality - a.quality).slice(0, MAX_MINUTIAE) };
}
