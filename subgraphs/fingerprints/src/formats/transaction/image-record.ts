import { InvalidTransaction } from './invalid-transaction';
import type { TaggedRecord } from './tagged-record';

/** An image of fingers, a mark or a palm: what its record says of it, and its bytes, which nobody here decodes. */
export interface CarriedImage {
  /** 4, 13, 14 or 15. */
  readonly recordType: number;
  /** As in `impressionTypes`. */
  readonly impression: number;
  /** As in `frictionRidgePositions`; several for one image of several fingers, empty when not known. */
  readonly positions: readonly number[];
  /** The day it was taken, `YYYY-MM-DD`; null when the record does not say. */
  readonly capturedOn: string | null;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels per inch; null when the record leaves it to the transaction. */
  readonly dpi: number | null;
  /** As in `compressionAlgorithms`. */
  readonly compression: string;
  readonly data: Buffer;
}

/** Header of Types 3 to 6: LEN, IDC, IMP, six FGP, ISR, HLL, VLL, GCA. */
const HEADER_BYTES = 18;
const NO_POSITION = 255;
const MAX_PIXELS = 65_535;
const CM_PER_INCH = 2.54;

/** Codes of field GCA of a Type-4 record as Types 13 to 15 write them. */
const binaryCompressions = ['NONE', 'WSQ20', 'JPEGB', 'JPEGL', 'JP2', 'JP2L', 'PNG'];

/** What is known of a binary record before it is read. */
interface Listed {
  type: number;
  designation: number;
  place: number;
}

/** Reads a record of Types 3 to 8, of which each begins with its length. @throws InvalidTransaction */
export function readBinaryImage(
  bytes: Buffer,
  start: number,
  { type, designation, place }: Listed,
): { image: CarriedImage; end: number } {
  const expect = (holds: boolean, byte: number, expected: string) => {
    if (!holds) throw new InvalidTransaction({ record: place, field: null, byte: start + byte }, expected);
  };
  expect(bytes.length - start >= HEADER_BYTES, 0, `a Type-${type} record of at least ${HEADER_BYTES} bytes`);
  const length = bytes.readUInt32BE(start);
  expect(
    length >= HEADER_BYTES && length <= bytes.length - start,
    0,
    'a length of the record that ends within the file',
  );
  expect(bytes.readUInt8(start + 4) === designation, 4, 'the designation that field 1.003 gives it');
  const positions = Array.from({ length: 6 }, (_, index) => bytes.readUInt8(start + 6 + index));
  const compression = bytes.readUInt8(start + 17);
  const isKnown = type !== 4 || compression < binaryCompressions.length;
  expect(isKnown, 17, `a compression algorithm from 0 to ${binaryCompressions.length - 1}`);
  const image: CarriedImage = {
    recordType: type,
    impression: bytes.readUInt8(start + 5),
    positions: positions.filter((position) => position !== NO_POSITION),
    capturedOn: null,
    width: bytes.readUInt16BE(start + 13),
    height: bytes.readUInt16BE(start + 15),
    dpi: null,
    compression: binaryCompressions[compression] ?? 'NONE',
    data: bytes.subarray(start + HEADER_BYTES, start + length),
  };
  return { image, end: start + length };
}

/** Reads a record of Type 13, 14 or 15. @throws InvalidTransaction */
export function readTaggedImage(record: TaggedRecord): CarriedImage {
  if (record.data === null) throw record.invalid(999, 'the image');
  const compression = record.text(11) ?? '';
  if (!/^[A-Z0-9]{3,5}$/.test(compression)) throw record.invalid(11, 'a compression algorithm, for instance WSQ20');
  const units = record.number(8, 0, 2);
  const scale = record.number(9, 0, MAX_PIXELS);
  const dpis = [null, scale, Math.round(scale * CM_PER_INCH)];
  return {
    recordType: record.type,
    impression: record.number(3, 0, 99),
    positions: record.items(13).map(([position]) => record.wholeNumber(position, 13, 0, 99)),
    capturedOn: captureDate(record),
    width: record.number(6, 1, MAX_PIXELS),
    height: record.number(7, 1, MAX_PIXELS),
    dpi: dpis[units] ?? null,
    compression,
    data: record.data,
  };
}

/** Zeros stand for what is not known of a date: then none of it is used. */
function captureDate(record: TaggedRecord): string | null {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)/.exec(record.text(5) ?? '') ?? [];
  const date = `${year ?? ''}-${month ?? ''}-${day ?? ''}`;
  const time = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== date ? null : date;
}
