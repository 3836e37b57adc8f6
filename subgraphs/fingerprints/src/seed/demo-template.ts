import { writeFingerMinutiaeRecord } from '@crimegraph/shared/biometrics/iso-19794-2';
import { syntheticTenprint } from '@crimegraph/shared/synthetic/fingerprint';

const RIGHT_INDEX = 2;

/** The right index finger of the synthetic ten-print `index` as a template in base64, for trying the identification. */
export function demoTemplate(index: number): string {
  const finger = syntheticTenprint(index).fingers.find(({ position }) => position === RIGHT_INDEX);
  if (finger === undefined) throw new Error('a synthetic ten-print has ten fingers');
  return writeFingerMinutiaeRecord([finger]).toString('base64');
}
