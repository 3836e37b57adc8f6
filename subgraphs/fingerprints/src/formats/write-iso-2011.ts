import type { ReadFinger } from './read-finger';

const HEADER_BYTES = 15;
/** Of a representation with one quality block and neither certification nor extended data. */
const REPRESENTATION_BYTES = 39;
const MINUTIA_BYTES = 6;
const ANGLE_STEP = 360 / 256;
const CM_PER_INCH = 2.54;

/** Writes fingers as a record of ISO/IEC 19794-2:2011. @throws {RangeError} when a value does not fit its field */
export function writeIso2011(fingers: readonly ReadFinger[]): Buffer {
  const parts = fingers.map(representation);
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('FMR\x00030\0', 'latin1');
  header.writeUInt32BE(
    parts.reduce((sum, part) => sum + part.length, HEADER_BYTES),
    8,
  );
  header.writeUInt16BE(fingers.length, 12);
  return Buffer.concat([header, ...parts]);
}

function representation({ position, impression, quality, template }: ReadFinger): Buffer {
  const { width, height, dpi, minutiae } = template;
  const perCm = Math.round(dpi / CM_PER_INCH);
  const bytes = Buffer.alloc(REPRESENTATION_BYTES + minutiae.length * MINUTIA_BYTES);
  bytes.writeUInt32BE(bytes.length);
  bytes.writeUInt8(1, 18);
  bytes.writeUInt8(quality, 19);
  bytes.writeUInt8(position, 24);
  bytes.writeUInt16BE(perCm, 26);
  bytes.writeUInt16BE(perCm, 28);
  bytes.writeUInt8(impression, 30);
  bytes.writeUInt16BE(width, 31);
  bytes.writeUInt16BE(height, 33);
  bytes.writeUInt8(MINUTIA_BYTES << 4, 35);
  let offset = bytes.writeUInt8(minutiae.length, 36);
  for (const minutia of minutiae) {
    offset = bytes.writeUInt16BE((minutia.type << 14) | minutia.x, offset);
    offset = bytes.writeUInt16BE(minutia.y, offset);
    offset = bytes.writeUInt8(Math.round(minutia.angle / ANGLE_STEP) % 256, offset);
    offset = bytes.writeUInt8(minutia.quality, offset);
  }
  return bytes;
}
