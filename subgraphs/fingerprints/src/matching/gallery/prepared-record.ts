import { readFingerMinutiaeRecord } from '@crimegraph/shared/biometrics/iso-19794-2';
import { type FingerprintKind, fingerprintKinds } from '../fingerprint-kinds';
import type { PlacedFinger } from '../compare-records';
import { CYLINDER_WORDS } from '../minutiae/cylinder-code';
import type { CylindersWithDirections } from '../minutiae/cylinder-kernel';
import { type PackedFinger, packFinger, PreparedFinger } from '../minutiae/prepared-finger';

/** Another number whenever records are made ready in another way: then all are made ready anew as they are read. */
export const PREPARED_VERSION = 1;

/** A record as the store has it. */
export interface RecordToPrepare {
  readonly kind: FingerprintKind;
  readonly templates: readonly { readonly position: number; readonly template: string }[];
}

/** A record that was made ready, where it lies in memory. */
export interface PreparedRecord {
  /** Index of its kind in `fingerprintKinds`. */
  readonly kind: number;
  readonly bytes: number;
  readonly fingers: readonly { readonly position: number; readonly packed: PackedFinger }[];
}

const WORD = 4;
const HEADER = 3 * WORD;
const FINGER_HEADER = 2 * WORD;

/**
 * A record made ready for comparison, as it is stored and as it lies in memory: words as the processor writes them (little-endian
 * on all that Node runs on but s390x). Three words: bytes, kind, fingers; for each finger its minutiae, its position, and its data.
 */
export function prepareRecord({ kind, templates }: RecordToPrepare): Uint8Array {
  const fingers = templates.map(({ position, template }) => ({ position, packed: packTemplate(template) }));
  const size = fingers.reduce((sum, { packed }) => sum + FINGER_HEADER + dataBytes(packed.x.length), HEADER);
  const buffer = new ArrayBuffer(size);
  new Int32Array(buffer, 0, 3).set([size, fingerprintKinds.indexOf(kind), fingers.length]);
  let place = HEADER;
  for (const { position, packed } of fingers) {
    const count = packed.x.length;
    new Int32Array(buffer, place, 2).set([count, position]);
    const target = views(buffer, place + FINGER_HEADER, count);
    for (const name of columns) target[name].set(packed[name]);
    place += FINGER_HEADER + dataBytes(count);
  }
  return new Uint8Array(buffer);
}

/** What a record at a place of memory is: index of its kind, and how many fingers it has. */
export function headerAt(buffer: ArrayBufferLike, place: number): { kind: number; fingers: number } {
  const words = new Int32Array(buffer, place, 3);
  return { kind: words[1]!, fingers: words[2]! };
}

/** The record at a place of memory; its data stay where they are. */
export function recordAt(buffer: ArrayBufferLike, place: number): PreparedRecord {
  const [bytes, kind, count] = new Int32Array(buffer, place, 3) as unknown as [number, number, number];
  let next = place + HEADER;
  const fingers = Array.from({ length: count }, () => {
    const [minutiae, position] = new Int32Array(buffer, next, 2) as unknown as [number, number];
    const packed = views(buffer, next + FINGER_HEADER, minutiae);
    next += FINGER_HEADER + dataBytes(minutiae);
    return { position, packed };
  });
  return { kind, bytes, fingers };
}

/** Fingers of records in memory, as they lie there. */
export interface FingersInRecords {
  readonly positions: number[];
  /** The word at which a finger's directions lie, its bits and its cells behind them. */
  readonly places: number[];
  readonly minutiae: number[];
  /** Which of the records a finger is of. */
  readonly records: number[];
}

/** The fingers of `count` records that lie one behind the other: without views, since a quarter of a million are gone through. */
export function fingersAt(memory: Int32Array, place: number, count: number): FingersInRecords {
  const found: FingersInRecords = { positions: [], places: [], minutiae: [], records: [] };
  let start = place / WORD;
  for (let record = 0; record < count; record += 1) {
    let next = start + HEADER / WORD;
    for (let left = memory[start + 2]!; left > 0; left -= 1) {
      const minutiae = memory[next]!;
      found.positions.push(memory[next + 1]!);
      found.minutiae.push(minutiae);
      found.records.push(record);
      next += FINGER_HEADER / WORD;
      found.places.push(next + 2 * minutiae);
      next += dataBytes(minutiae) / WORD;
    }
    start += memory[start]! / WORD;
  }
  return found;
}

/** The cylinders of a finger in memory, by the word at which its directions lie. */
export function cylindersAt({ buffer }: Int32Array, place: number, minutiae: number): CylindersWithDirections {
  const bits = place + minutiae;
  const cells = bits + CYLINDER_WORDS * minutiae;
  return {
    angle: new Float32Array(buffer, place * WORD, minutiae),
    bits: new Int32Array(buffer, bits * WORD, CYLINDER_WORDS * minutiae),
    cells: new Int32Array(buffer, cells * WORD, 2 * minutiae),
    sizes: new Uint8Array(buffer, (cells + 2 * minutiae) * WORD + 2 * minutiae, minutiae),
  };
}

/** Fingers ready for comparison. */
export function placed({ position, packed }: { position: number; packed: PackedFinger }): PlacedFinger {
  return { position, finger: new PreparedFinger(packed) };
}

/** The one finger of a row's record, which was brought to 500 dpi before it was written. */
export function packTemplate(template: string): PackedFinger {
  return packFinger(readFingerMinutiaeRecord(Buffer.from(template, 'base64'))[0]?.minutiae ?? []);
}

const columns = ['x', 'y', 'angle', 'bits', 'cells', 'type', 'quality', 'sizes'] as const;

/** Words first, bytes behind them, so that every word lies where processors want it. */
function views(buffer: ArrayBufferLike, place: number, count: number): PackedFinger {
  const column = count * WORD;
  const bits = place + 3 * column;
  const bytes = bits + (CYLINDER_WORDS + 2) * column;
  return {
    x: new Float32Array(buffer, place, count),
    y: new Float32Array(buffer, place + column, count),
    angle: new Float32Array(buffer, place + 2 * column, count),
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
