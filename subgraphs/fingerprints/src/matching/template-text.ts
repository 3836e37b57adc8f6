import { writeFingerMinutiaeRecord } from '@crimegraph/shared/biometrics/iso-19794-2';
import type { Finger } from './finger';

/**
 * A finger as it is kept and compared: a finger minutiae record (ISO/IEC 19794-2:2005) in base64, whatever it was sent as, so that
 * two prints come to the same whichever is on record and whichever is looked for.
 */
export function templateText(finger: Finger): string {
  // It has no codes for palms and for other impressions than 0 to 15; the row has them.
  const { position, impression } = finger;
  const written = { ...finger, position: position > 10 ? 0 : position, impression: impression & 0x0f };
  return writeFingerMinutiaeRecord([written]).toString('base64');
}
