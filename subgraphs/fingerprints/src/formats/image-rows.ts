import { createHash } from 'node:crypto';
import { FingerprintImage } from '../entities/fingerprint-image';
import type { CarriedImage } from './transaction/image-record';

/** More than a palm at 1,000 dpi needs, compressed; a column holds 16 MB of base64. */
export const MAX_IMAGE_BYTES = 8_000_000;

/** The rows of a record's images. */
export function imageRows(recordId: string, images: readonly CarriedImage[]): FingerprintImage[] {
  return images.map(({ data, positions, ...image }, ordinal) =>
    Object.assign(new FingerprintImage(), {
      ...image,
      recordId,
      ordinal,
      positions: JSON.stringify(positions),
      bytes: data.length,
      digest: createHash('sha256').update(data).digest('hex'),
      data: data.toString('base64'),
    }),
  );
}
