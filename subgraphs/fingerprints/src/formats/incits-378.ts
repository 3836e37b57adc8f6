import type { TemplateMinutia } from '../templates/finger-template';
import { ByteReader } from './byte-reader';
import { isQuality, reportedQuality } from './record-quality';
import type { ReadFinger } from './read-finger';
import { dotsPerInch } from './resolution';

const VERSION_END = 8;
const MINUTIA_BYTES = 6;
/** Angles of INCITS 378 are in steps of two degrees, 0–179. */
const ANGLE_STEP = 2;

/** Reads a record of ANSI INCITS 378-2004, whose version and length fit. @throws InvalidFingerRecord */
export function readIncits2004(bytes: Buffer): ReadFinger[] {
  const reader = new ByteReader(bytes, VERSION_END, bytes.length);
  if (reader.u16('the length of the record') === 0) reader.skip(4, 'the length of the record');
  reader.skip(6, 'the product identifier and the capture equipment');
  const width = reader.u16('the width of the image');
  const height = reader.u16('the height of the image');
  const resolutionX = resolution(reader, 'a horizontal resolution');
  const resolutionY = resolution(reader, 'a vertical resolution');
  const views = viewCount(reader);
  const fingers = Array.from({ length: views }, () => {
    const position = reader.within(reader.u8('a finger view'), 0, 10, 1, 'a finger position');
    const impression = reader.u8('the view number and impression type') & 0x0f;
    const quality = reader.within(reader.u8('the finger quality'), 0, 100, 1, 'a finger quality');
    const minutiae = readMinutiae(reader, 100);
    return {
      position,
      impression,
      quality,
      template: { width, height, ...dotsPerInch(resolutionX, resolutionY, minutiae) },
    };
  });
  reader.expect(reader.left === 0, 0, 'the end of the record after the last finger view');
  return fingers;
}

/** Reads a record of ANSI INCITS 378-2009, with or without Amendment 1. @throws InvalidFingerRecord */
export function readIncits2009(bytes: Buffer): ReadFinger[] {
  const reader = new ByteReader(bytes, VERSION_END, bytes.length);
  const length = reader.u32('the length of the record');
  reader.expect(length === bytes.length, 4, `the length of the record, ${bytes.length} bytes`);
  reader.skip(7, 'the product identifier and the capture equipment');
  const views = viewCount(reader);
  const fingers = Array.from({ length: views }, () => {
    const position = reader.within(reader.u8('a finger view'), 0, 10, 1, 'a finger position');
    reader.within(reader.u8('the view number'), 0, 15, 1, 'a view number');
    const impression = reader.u8('the impression type');
    const quality = reader.u8('the finger quality');
    reader.expect(isQuality(quality), 1, 'a finger quality from 0 to 100, 254 or 255');
    reader.skip(4, 'the quality algorithm');
    const width = reader.u16('the width of the image');
    const height = reader.u16('the height of the image');
    const resolutionX = resolution(reader, 'a horizontal resolution');
    const resolutionY = resolution(reader, 'a vertical resolution');
    const minutiae = readMinutiae(reader, 255);
    return {
      position,
      impression,
      quality: reportedQuality(quality),
      template: { width, height, ...dotsPerInch(resolutionX, resolutionY, minutiae) },
    };
  });
  reader.expect(reader.left === 0, 0, 'the end of the record after the last finger view');
  return fingers;
}

function viewCount(reader: ByteReader): number {
  const count = reader.u8('the number of finger views');
  reader.expect(count > 0, 1, 'at least one finger view');
  reader.skip(1, 'a reserved byte');
  return count;
}

function resolution(reader: ByteReader, what: string): number {
  const value = reader.u16(what);
  reader.expect(value > 0, 2, `${what} above 0 pixels per centimetre`);
  return value;
}

/** Minutiae with their count before and their extended data behind them. */
function readMinutiae(reader: ByteReader, maxQuality: 100 | 255): TemplateMinutia[] {
  const count = reader.u8('the number of minutiae');
  const bytes = count * MINUTIA_BYTES;
  if (bytes > reader.left) reader.skip(bytes, `${count} minutiae`);
  const minutiae = Array.from({ length: count }, () => readMinutia(reader, maxQuality));
  reader.skip(reader.u16('the length of extended data'), 'extended data that ends within the record');
  return minutiae;
}

function readMinutia(reader: ByteReader, maxQuality: 100 | 255): TemplateMinutia {
  const first = reader.u16('a minutia');
  const type = first >> 14;
  if (type === 3) reader.expect(false, 2, 'minutia type 0, 1 or 2');
  const y = reader.u16('a minutia') & 0x3fff;
  const angle = reader.within(reader.u8('a minutia'), 0, 179, 1, 'a minutia angle in steps of 2 degrees') * ANGLE_STEP;
  const quality = reader.u8('a minutia');
  reader.expect(maxQuality === 255 ? isQuality(quality) : quality <= 100, 1, 'a minutia quality from 0 to 100');
  return { x: first & 0x3fff, y, angle, type: type as 0 | 1 | 2, quality: reportedQuality(quality) };
}
