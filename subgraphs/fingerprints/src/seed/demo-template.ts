import { writeFingerMinutiaeRecord } from '@crimegraph/shared/biometrics/iso-19794-2';
import { type SyntheticFinger, syntheticTenprint } from '@crimegraph/shared/synthetic/fingerprint';
import { type ImpressionKind, impressionKinds, syntheticImpression } from '@crimegraph/shared/synthetic/impression';

const RIGHT_INDEX = 2;

/** The right index finger of the synthetic ten-print `index` as a template in base64, for trying the identification. */
export function demoTemplate(index: number): string {
  return writeFingerMinutiaeRecord([fingerOf(index, RIGHT_INDEX)]).toString('base64');
}

/** Impression `number` of a finger of the synthetic ten-print `index`, as a template in base64: never twice the same minutiae. */
export function demoImpression(
  index: number,
  number: number,
  kind: ImpressionKind = impressionKinds.plain,
  position = RIGHT_INDEX,
): string {
  const finger = fingerOf(index, position);
  const minutiae = syntheticImpression(finger.minutiae, `finger ${index} ${position}`, number, kind);
  return writeFingerMinutiaeRecord([{ ...finger, minutiae }]).toString('base64');
}

function fingerOf(index: number, position: number): SyntheticFinger {
  const finger = syntheticTenprint(index).fingers.find((one) => one.position === position);
  if (finger === undefined) throw new Error('a synthetic ten-print has ten fingers');
  return finger;
}
