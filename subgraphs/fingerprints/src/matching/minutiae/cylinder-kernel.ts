import { CYLINDER_WORDS, type CylinderCodes } from './cylinder-code';
import { cylinderKernel } from './cylinder-kernel-data';

/** Minutiae of one finger at most. */
export const MAX_MINUTIAE = 255;

/** What the kernel reads of a finger. */
export interface CylindersWithDirections extends CylinderCodes {
  /** Radians from 0 to 2π. */
  readonly angle: Float32Array;
}

/** Words of a finger for each minutia where its directions, its bits and its cells lie one behind the other. */
export const KERNEL_WORDS = 1 + CYLINDER_WORDS + 2;

/** A twelfth of a turn and more, as the kernel counts turns: 67.5° either way. */
const UPRIGHT_REACH = 6;
const ANY_REACH = 16;
const NO_REACH = -1;

/** Where fingers and what is found lie in the kernel's memory, in words: `cylinder-kernel.wat`. */
const FIRST = 0;
const SECOND = 8_192;
const FOUND = 16_384;

const { memory, compare } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(cylinderKernel, 'base64')))
  .exports;
const words = new Int32Array(memory.buffer);
const numbers = new Float32Array(memory.buffer);
const found = numbers.subarray(FOUND, FOUND + MAX_MINUTIAE * MAX_MINUTIAE);
let loaded: CylindersWithDirections | undefined;

/**
 * How alike the surroundings of each minutia of `a` and each of `b` are, 0 to 1, row by row:
 * 1 − √(|a ⊕ b| / 2(|a| + |b|)) over the cells that both cylinders know, norms being counts of bits (after MCC, equation 25).
 * What is given lies in the kernel's memory until the next call.
 */
export function localSimilarity(a: CylindersWithDirections, b: CylindersWithDirections): Float32Array {
  const [rows, columns] = [loadFirst(a), place(b, SECOND)];
  compare(rows, columns, NO_REACH);
  return found;
}

/** Fingers in memory that threads may share, for a rough look. */
export interface FingersInMemory {
  readonly memory: Int32Array;
  /** Of each finger: the word at which directions, bits and cells lie one behind the other; and its minutiae. */
  readonly places: Uint32Array;
  readonly minutiae: Uint8Array;
}

/**
 * A rough look at many fingers: how near each comes to `probe`, in no unit and only to be compared with that of others for the same
 * probe, written into `nearness`. Each minutia votes for turns of the finger by the most similar surroundings that it finds there;
 * what counts is the turn with the most votes. Upright fingers are looked for within 67.5° either way, which is faster and finds
 * more than looking at all turns.
 */
export function screenFingers(
  probe: CylindersWithDirections,
  { memory: source, places, minutiae }: FingersInMemory,
  isUpright: boolean,
  nearness: Float32Array,
): void {
  const rows = loadFirst(probe);
  const reach = isUpright ? UPRIGHT_REACH : ANY_REACH;
  for (let finger = 0; finger < places.length; finger += 1) {
    const count = minutiae[finger]!;
    const from = places[finger]!;
    words.set(source.subarray(from, from + count * KERNEL_WORDS), SECOND);
    nearness[finger] = compare(rows, count, reach) / (rows * count || 1);
  }
}

/** In a search one finger is compared with all others: it is put into its place once. */
function loadFirst(finger: CylindersWithDirections): number {
  if (loaded !== finger) place((loaded = finger), FIRST);
  return finger.sizes.length;
}

function place({ angle, bits, cells, sizes }: CylindersWithDirections, at: number): number {
  const count = sizes.length;
  if (count > MAX_MINUTIAE) throw new RangeError(`expected at most ${MAX_MINUTIAE} minutiae, got ${count}`);
  numbers.set(angle, at);
  words.set(bits, at + count);
  words.set(cells, at + count + bits.length);
  return count;
}

/** What is used of it: TypeScript has the types of WebAssembly among those of browsers only. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => {
    exports: { memory: { buffer: ArrayBuffer }; compare: (rows: number, columns: number, reach: number) => number };
  };
};
