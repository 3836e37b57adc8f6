import { CYLINDER_WORDS } from '../minutiae/cylinder-code';
import { type PackedFinger, PreparedFinger } from '../minutiae/prepared-finger';
import type { PlacedFinger } from '../compare-records';

/** A record whose fingers are put into a block. */
export interface RecordToPack {
  /** What it is, as a number that the caller knows. */
  readonly kind: number;
  readonly fingers: readonly { readonly position: number; readonly packed: PackedFinger }[];
}

const HEADER = 2;
const RECORD_WORDS = 2;
const FINGER_WORDS = 3;
const WORD = 4;

/**
 * Records with their fingers in one piece of memory that threads share; it is written once and then only read. Two words: how
 * many records and fingers; two for each record: its first finger, its kind; three for each finger: where its data begin, how many
 * minutiae, its position; then the data.
 */
export class FingerBlock {
  private readonly words: Int32Array;
  readonly records: number;
  private readonly fingers: number;

  constructor(readonly buffer: SharedArrayBuffer) {
    this.words = new Int32Array(buffer);
    this.records = this.words[0]!;
    this.fingers = this.words[1]!;
  }

  static of(records: readonly RecordToPack[]): FingerBlock {
    const fingers = records.flatMap((record) => record.fingers);
    const index = HEADER + records.length * RECORD_WORDS + fingers.length * FINGER_WORDS;
    const size = fingers.reduce((sum, { packed }) => sum + dataBytes(packed.x.length), index * WORD);
    const words = new Int32Array(new SharedArrayBuffer(size));
    words.set([records.length, fingers.length]);
    let place = HEADER;
    let first = 0;
    for (const { kind, fingers: own } of records) {
      words.set([first, kind], place);
      place += RECORD_WORDS;
      first += own.length;
    }
    let offset = index * WORD;
    for (const { position, packed } of fingers) {
      const count = packed.x.length;
      words.set([offset, count, position], place);
      place += FINGER_WORDS;
      const target = views(words.buffer, offset, count);
      for (const name of columns) target[name].set(packed[name]);
      offset += dataBytes(count);
    }
    return new FingerBlock(words.buffer);
  }

  kindOf(record: number): number {
    return this.words[HEADER + record * RECORD_WORDS + 1]!;
  }

  /** The fingers of a record, in their order; their data stay where they are. */
  fingersOf(record: number): PlacedFinger[] {
    const first = this.firstOf(record);
    return Array.from({ length: this.firstOf(record + 1) - first }, (_, index) => this.finger(first + index));
  }

  private firstOf(record: number): number {
    return record === this.records ? this.fingers : this.words[HEADER + record * RECORD_WORDS]!;
  }

  private finger(index: number): PlacedFinger {
    const place = HEADER + this.records * RECORD_WORDS + index * FINGER_WORDS;
    const packed = views(this.buffer, this.words[place]!, this.words[place + 1]!);
    return { position: this.words[place + 2]!, finger: new PreparedFinger(packed) };
  }
}

const columns = ['x', 'y', 'angle', 'bits', 'cells', 'type', 'quality', 'sizes'] as const;

/** Words first, bytes behind them, so that every word lies where processors want it. */
function views(buffer: SharedArrayBuffer, offset: number, count: number): PackedFinger {
  const column = count * WORD;
  const bits = offset + 3 * column;
  const bytes = bits + (CYLINDER_WORDS + 2) * column;
  return {
    x: new Float32Array(buffer, offset, count),
    y: new Float32Array(buffer, offset + column, count),
    angle: new Float32Array(buffer, offset + 2 * column, count),
    bits: new Int32Array(buffer, bits, count * CYLINDER_WORDS),
    cells: new Int32Array(buffer, bits + CYLINDER_WORDS * column, count * 2),
    type: new Uint8Array(buffer, bytes, count),
    quality: new Uint8Array(buffer, bytes + count, count),
    sizes: new Uint8Array(buffer, bytes + 2 * count, count),
  };
}

function dataBytes(count: number): number {
  return (3 + CYLINDER_WORDS + 2) * WORD * count + Math.ceil((3 * count) / WORD) * WORD;
}
