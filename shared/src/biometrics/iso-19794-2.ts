/** One minutia of a finger. */
export interface FingerMinutia {
  /** Pixels from the left, 0–16383. */
  readonly x: number;
  /** Pixels from the top, 0–16383. */
  readonly y: number;
  /** Degrees counter-clockwise from the x axis, 0 ≤ angle < 360; stored in steps of 360/256. */
  readonly angle: number;
  /** 0 other, 1 ridge ending, 2 bifurcation. */
  readonly type: 0 | 1 | 2;
  /** 1–100, 0 not reported. */
  readonly quality: number;
}

/** One finger to be written. */
export interface FingerToWrite {
  /** ISO/IEC 19794-2 table 2: 0 unknown, 1–5 right thumb to little finger, 6–10 left thumb to little finger. */
  readonly position: number;
  /** Table 3: 0 live-scan plain (default), 1 live-scan rolled, 2 and 3 not live-scan, 8 swipe. */
  readonly impression?: number;
  /** 0–100. */
  readonly quality: number;
  /** At most 255. */
  readonly minutiae: readonly FingerMinutia[];
}

/** One finger as read, with what its record says of the image. */
export interface FingerView {
  readonly position: number;
  readonly impression: number;
  readonly quality: number;
  readonly minutiae: readonly FingerMinutia[];
  /** Image size in pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels per centimetre; 197 is 500 dpi. Coordinates of other resolutions must be rescaled before comparison. */
  readonly resolutionX: number;
  readonly resolutionY: number;
}

/** Bytes that are no finger minutiae record: says at which offset, and what was expected there. */
export class InvalidFingerRecord extends Error {
  override readonly name = 'InvalidFingerRecord';

  constructor(
    /** Byte offset at which reading stopped. */
    readonly offset: number,
    readonly expected: string,
  ) {
    super(`Finger minutiae record, byte ${offset}: expected ${expected}`);
  }
}

const HEADER_BYTES = 24;
const VIEW_HEADER_BYTES = 4;
const MINUTIA_BYTES = 6;
const EXTENDED_LENGTH_BYTES = 2;
const DEFAULT_IMAGE_PIXELS = 500;
const PIXELS_PER_CM_500_DPI = 197;
const ANGLE_STEP = 360 / 256;

/**
 * Writes fingers as an ISO/IEC 19794-2:2005 finger minutiae record (record format, clause 7): image 500 × 500 pixels at
 * 500 dpi, no extended data.
 * @throws {RangeError} when there are no fingers or more than 255, or a value does not fit its field.
 */
export function writeFingerMinutiaeRecord(fingers: readonly FingerToWrite[]): Buffer {
  assertField('number of fingers', fingers.length, 1, 255);
  const length = fingers.reduce((sum, finger) => sum + viewBytes(finger.minutiae.length), HEADER_BYTES);
  const buffer = Buffer.alloc(length);
  buffer.write('FMR\0 20\0', 'latin1');
  buffer.writeUInt32BE(length, 8);
  buffer.writeUInt16BE(DEFAULT_IMAGE_PIXELS, 14);
  buffer.writeUInt16BE(DEFAULT_IMAGE_PIXELS, 16);
  buffer.writeUInt16BE(PIXELS_PER_CM_500_DPI, 18);
  buffer.writeUInt16BE(PIXELS_PER_CM_500_DPI, 20);
  buffer.writeUInt8(fingers.length, 22);
  const views = new Map<number, number>();
  let offset = HEADER_BYTES;
  for (const finger of fingers) {
    const view = views.get(finger.position) ?? 0;
    views.set(finger.position, view + 1);
    offset = writeView(buffer, offset, finger, view);
  }
  return buffer;
}

/**
 * Reads an ISO/IEC 19794-2:2005 finger minutiae record. Nothing is read beyond the bytes given, and the record must end
 * where its length says and where they end.
 * @throws {InvalidFingerRecord} naming the byte offset and what was expected there.
 */
export function readFingerMinutiaeRecord(buffer: Buffer): FingerView[] {
  expect(buffer.length >= HEADER_BYTES, buffer.length, `a header of ${HEADER_BYTES} bytes`);
  expect(buffer.toString('latin1', 0, 4) === 'FMR\0', 0, 'the format identifier "FMR" and a zero');
  expect(buffer.toString('latin1', 4, 8) === ' 20\0', 4, 'version " 20" and a zero (ISO/IEC 19794-2:2005)');
  expect(buffer.readUInt32BE(8) === buffer.length, 8, `the length of the record, ${buffer.length} bytes`);
  const image = {
    width: buffer.readUInt16BE(14),
    height: buffer.readUInt16BE(16),
    resolutionX: buffer.readUInt16BE(18),
    resolutionY: buffer.readUInt16BE(20),
  };
  expect(image.resolutionX > 0, 18, 'a horizontal resolution above 0 pixels per centimetre');
  expect(image.resolutionY > 0, 20, 'a vertical resolution above 0 pixels per centimetre');
  const count = buffer.readUInt8(22);
  expect(count > 0, 22, 'at least one finger view');
  const views: FingerView[] = [];
  let offset = HEADER_BYTES;
  for (let i = 0; i < count; i++) {
    const read = readView(buffer, offset);
    views.push({ ...read.view, ...image });
    offset = read.end;
  }
  expect(offset === buffer.length, offset, 'the end of the record after the last finger view');
  return views;
}

function writeView(buffer: Buffer, start: number, finger: FingerToWrite, view: number): number {
  const impression = finger.impression ?? 0;
  assertField('finger position', finger.position, 0, 10);
  assertField('view number', view, 0, 15);
  assertField('impression type', impression, 0, 15);
  assertField('finger quality', finger.quality, 0, 100);
  assertField('number of minutiae', finger.minutiae.length, 0, 255);
  buffer.writeUInt8(finger.position, start);
  buffer.writeUInt8((view << 4) | impression, start + 1);
  buffer.writeUInt8(finger.quality, start + 2);
  buffer.writeUInt8(finger.minutiae.length, start + 3);
  let offset = start + VIEW_HEADER_BYTES;
  for (const minutia of finger.minutiae) {
    assertField('minutia x', minutia.x, 0, 0x3fff);
    assertField('minutia y', minutia.y, 0, 0x3fff);
    assertField('minutia quality', minutia.quality, 0, 100);
    buffer.writeUInt16BE((minutia.type << 14) | minutia.x, offset);
    buffer.writeUInt16BE(minutia.y, offset + 2);
    buffer.writeUInt8(Math.round(minutia.angle / ANGLE_STEP) & 0xff, offset + 4);
    buffer.writeUInt8(minutia.quality, offset + 5);
    offset += MINUTIA_BYTES;
  }
  return offset + EXTENDED_LENGTH_BYTES;
}

type ViewFields = Pick<FingerView, 'position' | 'impression' | 'quality' | 'minutiae'>;

function readView(buffer: Buffer, start: number): { view: ViewFields; end: number } {
  expect(start + VIEW_HEADER_BYTES <= buffer.length, start, 'a finger view header of 4 bytes');
  const position = buffer.readUInt8(start);
  expect(position <= 10, start, 'a finger position from 0 to 10');
  const impression = buffer.readUInt8(start + 1) & 0x0f;
  const quality = buffer.readUInt8(start + 2);
  expect(quality <= 100, start + 2, 'a finger quality from 0 to 100');
  const count = buffer.readUInt8(start + 3);
  const first = start + VIEW_HEADER_BYTES;
  const last = first + count * MINUTIA_BYTES;
  expect(last + EXTENDED_LENGTH_BYTES <= buffer.length, first, `${count} minutiae and the length of extended data`);
  const minutiae: FingerMinutia[] = [];
  for (let offset = first; offset < last; offset += MINUTIA_BYTES) minutiae.push(readMinutia(buffer, offset));
  const end = last + EXTENDED_LENGTH_BYTES + buffer.readUInt16BE(last);
  expect(end <= buffer.length, last, 'extended data that ends within the record');
  return { view: { position, impression, quality, minutiae }, end };
}

function readMinutia(buffer: Buffer, offset: number): FingerMinutia {
  const first = buffer.readUInt16BE(offset);
  const type = first >> 14;
  if (type === 3) throw new InvalidFingerRecord(offset, 'minutia type 0, 1 or 2');
  const quality = buffer.readUInt8(offset + 5);
  expect(quality <= 100, offset + 5, 'a minutia quality from 0 to 100');
  return {
    x: first & 0x3fff,
    y: buffer.readUInt16BE(offset + 2) & 0x3fff,
    angle: buffer.readUInt8(offset + 4) * ANGLE_STEP,
    type: type as 0 | 1 | 2,
    quality,
  };
}

function viewBytes(minutiae: number): number {
  return VIEW_HEADER_BYTES + minutiae * MINUTIA_BYTES + EXTENDED_LENGTH_BYTES;
}

function expect(holds: boolean, offset: number, expected: string): void {
  if (!holds) throw new InvalidFingerRecord(offset, expected);
}

function assertField(name: string, value: number, min: number, max: number): void {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new RangeError(`Finger minutiae record: expected ${name} from ${min} to ${max}, got ${value}`);
  }
}
