import type { ReadFinger } from '../read-finger';
import { type CarriedImage, readBinaryImage, readTaggedImage } from './image-record';
import { InvalidTransaction } from './invalid-transaction';
import { isBinaryRecord, isCarriedImage, isTaggedRecord } from './record-types';
import { TaggedRecord } from './tagged-record';
import { readType9 } from './type-9';

/** An ANSI/NIST-ITL transaction, as far as this subgraph uses it. */
export interface Transaction {
  /** 1.002 VER: `0300` is ANSI/NIST-ITL 1-2000, `0400` 1-2007, `0500` and above 1-2011. */
  readonly version: string;
  /** 1.004 TOT, the type of transaction, for instance `CPS`. */
  readonly type: string;
  /** 1.009 TCN, the sender's control number. */
  readonly controlNumber: string;
  readonly fingers: readonly ReadFinger[];
  /** Images of Types 4, 13, 14 and 15, as they came: none is decoded. */
  readonly images: readonly CarriedImage[];
  /** Types of the records that were passed over within their length. */
  readonly passedOver: readonly number[];
}

/** More than a ten-print with all its images, palms and marks has. */
const MAX_RECORDS = 1_000;
const VERSIONS = /^0[2-5]\d\d$/;

/**
 * Reads a transaction in the traditional encoding of ANSI/NIST-ITL (1-2000 to 1-2011). The records are those that field
 * 1.003 lists, in its order; each is as long as it says, and the file ends with the last. Descriptive texts (Type-2) are never
 * looked at: they may hold personal data.
 *
 * @throws {InvalidTransaction} naming the record and the field or byte that is wrong
 */
export function readTransaction(bytes: Buffer): Transaction {
  const { record: header, end } = TaggedRecord.read(bytes, 0, 1, 1);
  const version = header.text(2) ?? '';
  if (!VERSIONS.test(version)) throw header.invalid(2, 'a version from 0200 to 0599');
  const fingers: ReadFinger[] = [];
  const images: CarriedImage[] = [];
  const passedOver: number[] = [];
  let offset = end;
  for (const [index, { type, designation }] of contents(header).entries()) {
    const place = index + 2;
    if (isBinaryRecord(type)) {
      const read = readBinaryImage(bytes, offset, { type, designation, place });
      if (isCarriedImage(type)) images.push(read.image);
      else passedOver.push(type);
      offset = read.end;
      continue;
    }
    const read = TaggedRecord.read(bytes, offset, type, place);
    const { record } = read;
    if (record.number(2, 0, 99) !== designation) throw record.invalid(2, 'the designation that field 1.003 gives it');
    if (type === 9) fingers.push(readType9(record));
    else if (isCarriedImage(type)) images.push(readTaggedImage(record));
    else if (type !== 2) passedOver.push(type);
    offset = read.end;
  }
  if (offset !== bytes.length) {
    const where = { record: passedOver.length + images.length + fingers.length + 1, field: null, byte: offset };
    throw new InvalidTransaction(where, 'the end of the file after the last record that field 1.003 lists');
  }
  return { version, type: header.text(4) ?? '', controlNumber: header.text(9) ?? '', fingers, images, passedOver };
}

/** The records that follow: 1.003 CNT says how many, and each one's type and designation (IDC). */
function contents(header: TaggedRecord): { type: number; designation: number }[] {
  const [first, ...others] = header.items(3);
  if (first === undefined) throw header.invalid(3, 'the list of the records that follow');
  header.wholeNumber(first[0], 3, 1, 1);
  const count = header.wholeNumber(first[1], 3, 1, MAX_RECORDS);
  if (others.length !== count) throw header.invalid(3, 'as many records listed as it counts');
  return others.map(([type, designation]) => {
    const known = header.wholeNumber(type, 3, 2, 99);
    if (!isBinaryRecord(known) && !isTaggedRecord(known)) throw header.invalid(3, 'record types of the standard');
    return { type: known, designation: header.wholeNumber(designation, 3, 0, 99) };
  });
}
