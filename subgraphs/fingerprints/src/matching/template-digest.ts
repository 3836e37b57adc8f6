import { createHash } from 'node:crypto';
import type { FingerMinutia } from '@crimegraph/shared/biometrics/iso-19794-2';

/** Steps of an angle in an ISO/IEC 19794-2 record. */
const ANGLE_STEP = 360 / 256;

/**
 * What a finger is found by today: SHA-256 over its minutiae in a canonical order. It finds the very same template however
 * it was encoded, and nothing else: a second impression of the finger has another digest. The real matcher takes its place.
 */
export function templateDigest(minutiae: readonly FingerMinutia[]): string {
  const canonical = minutiae
    .map(({ x, y, angle, type }) => [x, y, Math.round(angle / ANGLE_STEP) % 256, type].join(','))
    .sort()
    .join(';');
  return createHash('sha256').update(canonical).digest('hex');
}
