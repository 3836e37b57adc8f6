import { InvalidTransaction } from './invalid-transaction';

/** Separators of the traditional encoding (ANSI/NIST-ITL 1-2011, annex B). */
export const FILE_SEPARATOR = 0x1c;
export const GROUP_SEPARATOR = 0x1d;
const RECORD_SEPARATOR = '\x1e';
const UNIT_SEPARATOR = '\x1f';

const COLON = 0x3a;
/** `99.999999999:` is the longest tag. */
const MAX_TAG_BYTES = 13;
const DATA_FIELD = 999;
/** More fields than any record type has. */
const MAX_FIELDS = 1_000;
/** More than the minutiae of a palm take. */
const MAX_TEXT_BYTES = 1_000_000;

/** A record of tagged fields, read in one pass over its bytes. */
export class TaggedRecord {
  private constructor(
    readonly type: number,
    /** Its place in the transaction. */
    readonly place: number,
    private readonly start: number,
    private readonly fields: ReadonlyMap<number, string>,
    /** Field 999, the image, as it stands. */
    readonly data: Buffer | null,
  ) {}

  /**
   * Reads the record of a type that begins at `start`; its first field says how long it is.
   * @throws InvalidTransaction
   */
  static read(bytes: Buffer, start: number, type: number, place: number): { record: TaggedRecord; end: number } {
    const first = tagAt(bytes, start, bytes.length, place);
    const at = (field: number | null, byte = start) => ({ record: place, field: name(type, field), byte });
    if (first.type !== type || first.field !== 1) {
      throw new InvalidTransaction(at(null), `the field ${type}.001 of a Type-${type} record`);
    }
    const length = /^\d{1,9}(?=\D)/.exec(bytes.toString('latin1', first.end, first.end + 10))?.[0];
    const end = start + Number(length ?? 0);
    if (length === undefined || end <= first.end || end > bytes.length) {
      throw new InvalidTransaction(at(1), 'the length of the record in bytes, which ends within the file');
    }
    if (bytes[end - 1] !== FILE_SEPARATOR) {
      throw new InvalidTransaction(at(1), 'a length at whose end the separator FS stands');
    }
    const fields = new Map<number, string>();
    let data: Buffer | null = null;
    for (let offset = start; offset < end;) {
      const tag = tagAt(bytes, offset, end, place);
      const isNew = tag.type === type && !fields.has(tag.field) && fields.size < MAX_FIELDS;
      if (!isNew) throw new InvalidTransaction(at(null, offset), `another field of the Type-${type} record, each once`);
      const valueEnd = tag.field === DATA_FIELD ? end - 1 : separatorAfter(bytes, tag.end, end);
      if (tag.field !== DATA_FIELD && valueEnd - tag.end > MAX_TEXT_BYTES) {
        throw new InvalidTransaction(at(tag.field), `at most ${MAX_TEXT_BYTES} bytes of text in a field`);
      }
      if (tag.field === DATA_FIELD) data = bytes.subarray(tag.end, valueEnd);
      fields.set(tag.field, tag.field === DATA_FIELD ? '' : bytes.toString('latin1', tag.end, valueEnd));
      if (bytes[valueEnd] === FILE_SEPARATOR && valueEnd !== end - 1) {
        throw new InvalidTransaction(at(tag.field), 'no separator FS before the end of the record');
      }
      offset = valueEnd + 1;
      if (offset === end && bytes[valueEnd] === GROUP_SEPARATOR) {
        throw new InvalidTransaction(at(tag.field), 'the separator FS after the last field');
      }
    }
    return { record: new TaggedRecord(type, place, start, fields, data), end };
  }

  has(field: number): boolean {
    return this.fields.has(field);
  }

  /** The field's text; null when it is not there. */
  text(field: number): string | null {
    return this.fields.get(field) ?? null;
  }

  /** The field's subfields with their items; empty when it is not there. */
  items(field: number): string[][] {
    const text = this.fields.get(field);
    return text === undefined || text === ''
      ? []
      : text.split(RECORD_SEPARATOR).map((part) => part.split(UNIT_SEPARATOR));
  }

  /** A whole number in a range. @throws InvalidTransaction when it is anything else, or not there */
  number(field: number, min: number, max: number): number {
    return this.wholeNumber(this.text(field) ?? undefined, field, min, max);
  }

  /** Likewise, of one item of the field. */
  wholeNumber(text: string | undefined, field: number, min: number, max: number): number {
    const value = text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : NaN;
    if (!(value >= min && value <= max)) throw this.invalid(field, `a whole number from ${min} to ${max}`);
    return value;
  }

  /** What to throw when a field is not as expected. */
  invalid(field: number | null, expected: string): InvalidTransaction {
    return new InvalidTransaction({ record: this.place, field: name(this.type, field), byte: this.start }, expected);
  }
}

/** A field as the standard names it: `9.012`. */
function name(type: number, field: number | null): string | null {
  return field === null ? null : `${type}.${String(field).padStart(3, '0')}`;
}

function tagAt(bytes: Buffer, offset: number, end: number, place: number) {
  const last = Math.min(end, offset + MAX_TAG_BYTES);
  let colon = offset;
  while (colon < last && bytes[colon] !== COLON) colon += 1;
  const [, type, field] = /^(\d{1,2})\.(\d{1,9})$/.exec(bytes.toString('latin1', offset, colon)) ?? [];
  if (colon >= last || type === undefined || field === undefined) {
    const where = { record: place, field: null, byte: offset };
    throw new InvalidTransaction(where, 'the tag of a field, for instance "9.012:"');
  }
  return { type: Number(type), field: Number(field), end: colon + 1 };
}

/** Where the next GS or FS stands; the record ends with one. */
function separatorAfter(bytes: Buffer, offset: number, end: number): number {
  let at = offset;
  while (at < end - 1 && bytes[at] !== GROUP_SEPARATOR && bytes[at] !== FILE_SEPARATOR) at += 1;
  return at;
}
