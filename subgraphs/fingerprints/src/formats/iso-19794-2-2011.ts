import type { TemplateMinutia } from '../templates/finger-template';
import { ByteReader } from './byte-reader';
import type { ReadFinger } from './read-finger';
import { isQuality, reportedQuality } from './record-quality';
import { dotsPerInch } from './resolution';

const LENGTH_OFFSET = 8;
const COUNT_OFFSET = 12;
const HEADER_BYTES = 15;
const ANGLE_STEP = 360 / 256;
const QUALITY_BLOCK_BYTES = 5;
const CERTIFICATION_BLOCK_BYTES = 3;

/**
 * Whether a record of version "030" is one of ISO/IEC 19794-2:2011 and not of INCITS 378-2009: its representations, each as
 * long as it says, end where the record ends.
 */
export function isIso2011(bytes: Buffer): boolean {
  if (bytes.length < HEADER_BYTES || bytes.readUInt32BE(LENGTH_OFFSET) !== bytes.length) return false;
  const count = bytes.readUInt16BE(COUNT_OFFSET);
  let offset = HEADER_BYTES;
  for (let index = 0; index < count; index += 1) {
    if (offset + 4 > bytes.length) return false;
    const length = bytes.readUInt32BE(offset);
    if (length < 4 || length > bytes.length - offset) return false;
    offset += length;
  }
  return count > 0 && offset === bytes.length;
}

/** Reads a record of ISO/IEC 19794-2:2011 for which `isIso2011` holds. @throws InvalidFingerRecord */
export function readIso2011(bytes: Buffer): ReadFinger[] {
  const header = new ByteReader(bytes, COUNT_OFFSET, bytes.length);
  const count = header.u16('the number of representations');
  const certified = header.within(header.u8('the certification flag'), 0, 1, 1, 'a certification flag');
  let start = HEADER_BYTES;
  return Array.from({ length: count }, () => {
    const end = start + bytes.readUInt32BE(start);
    const finger = readRepresentation(new ByteReader(bytes, start + 4, end), certified === 1);
    start = end;
    return finger;
  });
}

function readRepresentation(reader: ByteReader, certified: boolean): ReadFinger {
  reader.skip(9 + 1 + 2 + 2, 'the capture time and device');
  const quality = readQuality(reader);
  if (certified) {
    const blocks = reader.u8('the number of certification blocks');
    reader.skip(blocks * CERTIFICATION_BLOCK_BYTES, `${blocks} certification blocks`);
  }
  const position = reader.within(reader.u8('the finger position'), 0, 10, 1, 'a finger position');
  reader.within(reader.u8('the view number'), 0, 15, 1, 'a view number');
  const resolutionX = resolution(reader, 'a horizontal resolution');
  const resolutionY = resolution(reader, 'a vertical resolution');
  const impression = reader.u8('the impression type');
  const width = reader.u16('the width of the image');
  const height = reader.u16('the height of the image');
  const minutiae = readMinutiae(reader);
  reader.skip(reader.u16('the length of extended data'), 'extended data that ends within the representation');
  reader.expect(reader.left === 0, 0, 'the end of the representation after its extended data');
  return {
    position,
    impression,
    quality,
    template: { width, height, ...dotsPerInch(resolutionX, resolutionY, minutiae) },
  };
}

/** The first quality of the list, which is that of the standard's own method or the only one. */
function readQuality(reader: ByteReader): number {
  const blocks = reader.u8('the number of quality blocks');
  const qualities = Array.from({ length: blocks }, () => {
    const quality = reader.u8(`a quality block of ${QUALITY_BLOCK_BYTES} bytes`);
    reader.expect(isQuality(quality), 1, 'a finger quality from 0 to 100, 254 or 255');
    reader.skip(QUALITY_BLOCK_BYTES - 1, `a quality block of ${QUALITY_BLOCK_BYTES} bytes`);
    return reportedQuality(quality);
  });
  return qualities.find((quality) => quality > 0) ?? 0;
}

function readMinutiae(reader: ByteReader): TemplateMinutia[] {
  const bytes = reader.u8('the length of a minutia') >> 4;
  reader.expect(bytes === 5 || bytes === 6, 1, 'a length of a minutia of 5 or 6 bytes');
  const count = reader.u8('the number of minutiae');
  if (count * bytes > reader.left) reader.skip(count * bytes, `${count} minutiae`);
  return Array.from({ length: count }, () => {
    const first = reader.u16('a minutia');
    const type = first >> 14;
    reader.expect(type !== 3, 2, 'minutia type 0, 1 or 2');
    const y = reader.u16('a minutia') & 0x3fff;
    const angle = reader.u8('a minutia') * ANGLE_STEP;
    const quality = bytes === 6 ? reader.u8('a minutia') : 0;
    reader.expect(isQuality(quality), 1, 'a minutia quality from 0 to 100, 254 or 255');
    return { x: first & 0x3fff, y, angle, type: type as 0 | 1 | 2, quality: reportedQuality(quality) };
  });
}

function resolution(reader: ByteReader, what: string): number {
  const value = reader.u16(what);
  reader.expect(value > 0, 2, `${what} above 0 pixels per centimetre`);
  return value;
}
