import { InvalidFingerRecord } from '@crimegraph/shared/biometrics/iso-19794-2';

/** Reads numbers (big-endian) of a finger minutiae record one after the other, and never beyond its bytes. */
export class ByteReader {
  constructor(
    private readonly bytes: Buffer,
    /** Where the next value is read. */
    public offset: number,
    /** Where the part that is read ends. */
    private readonly end: number,
  ) {}

  u8(what: string): number {
    return this.bytes.readUInt8(this.skip(1, what));
  }

  u16(what: string): number {
    return this.bytes.readUInt16BE(this.skip(2, what));
  }

  u32(what: string): number {
    return this.bytes.readUInt32BE(this.skip(4, what));
  }

  /** A value that has to be in a range. */
  within(value: number, min: number, max: number, bytes: number, what: string): number {
    this.expect(value >= min && value <= max, bytes, `${what} from ${min} to ${max}`);
    return value;
  }

  /** Passes over `count` bytes. @returns where they began */
  skip(count: number, what: string): number {
    if (count > this.end - this.offset) throw new InvalidFingerRecord(this.offset, what);
    this.offset += count;
    return this.offset - count;
  }

  /** @throws InvalidFingerRecord at the value of `bytes` bytes that was read last, unless `holds` */
  expect(holds: boolean, bytes: number, what: string): void {
    if (!holds) throw new InvalidFingerRecord(this.offset - bytes, what);
  }

  get left(): number {
    return this.end - this.offset;
  }
}
