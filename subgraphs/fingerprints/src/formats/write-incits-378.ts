import type { ReadFinger } from './read-finger';

const HEADER_BYTES = { '2004': 26, '2009': 21 } as const;
const VIEW_BYTES = { '2004': 6, '2009': 19 } as const;
const CM_PER_INCH = 2.54;

/**
 * Writes fingers as a record of ANSI INCITS 378-2004 or 378-2009, without extended data. Directions are rounded to steps of
 * two degrees. All fingers of a 2004 record have the size and resolution of the first.
 *
 * @throws {RangeError} when a value does not fit its field
 */
export function writeIncits378(fingers: readonly ReadFinger[], edition: '2004' | '2009' = '2004'): Buffer {
  const size = ({ template }: ReadFinger) => VIEW_BYTES[edition] + template.minutiae.length * 6;
  const bytes = Buffer.alloc(fingers.reduce<number>((sum, finger) => sum + size(finger), HEADER_BYTES[edition]));
  let offset = edition === '2004' ? writeHeader2004(bytes, fingers) : writeHeader2009(bytes, fingers);
  for (const finger of fingers) {
    offset = edition === '2004' ? writeView2004(bytes, offset, finger) : writeView2009(bytes, offset, finger);
    for (const { x, y, angle, type, quality } of finger.template.minutiae) {
      offset = bytes.writeUInt16BE((type << 14) | x, offset);
      offset = bytes.writeUInt16BE(y, offset);
      offset = bytes.writeUInt8(Math.round(angle / 2) % 180, offset);
      offset = bytes.writeUInt8(quality, offset);
    }
    offset += 2;
  }
  return bytes;
}

function writeHeader2004(bytes: Buffer, fingers: readonly ReadFinger[]): number {
  bytes.write('FMR\0 20\0', 'latin1');
  bytes.writeUInt16BE(bytes.length, 8);
  bytes.writeUInt8(fingers.length, writeImage(bytes, 16, fingers[0]));
  return HEADER_BYTES['2004'];
}

function writeHeader2009(bytes: Buffer, fingers: readonly ReadFinger[]): number {
  bytes.write('FMR\x00030\0', 'latin1');
  bytes.writeUInt32BE(bytes.length, 8);
  bytes.writeUInt8(fingers.length, 19);
  return HEADER_BYTES['2009'];
}

function writeView2004(bytes: Buffer, offset: number, { position, impression, quality, template }: ReadFinger): number {
  bytes.writeUInt8(position, offset);
  bytes.writeUInt8(impression, offset + 1);
  bytes.writeUInt8(quality, offset + 2);
  return bytes.writeUInt8(template.minutiae.length, offset + 3);
}

function writeView2009(bytes: Buffer, offset: number, finger: ReadFinger): number {
  bytes.writeUInt8(finger.position, offset);
  bytes.writeUInt8(finger.impression, offset + 2);
  bytes.writeUInt8(finger.quality, offset + 3);
  return bytes.writeUInt8(finger.template.minutiae.length, writeImage(bytes, offset + 8, finger));
}

function writeImage(bytes: Buffer, offset: number, finger: ReadFinger | undefined): number {
  const { width = 0, height = 0, dpi = 500 } = finger?.template ?? {};
  const perCm = Math.round(dpi / CM_PER_INCH);
  return [width, height, perCm, perCm].reduce((at, value) => bytes.writeUInt16BE(value, at), offset);
}
