import type { CylinderCodes } from './cylinder-code';
import { cylinderKernel } from './cylinder-kernel-data';

/** Minutiae of one finger at most. */
export const MAX_MINUTIAE = 255;

/** Where things lie in the kernel's memory: see `cylinder-kernel.wat`. */
const PLACES = { first: 0, second: 32_768, cells: 16_384, found: 65_536 };

const { memory, similarity } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(cylinderKernel, 'base64')))
  .exports;
const words = new Int32Array(memory.buffer);
const found = new Float32Array(memory.buffer, PLACES.found, MAX_MINUTIAE * MAX_MINUTIAE);
let loaded: CylinderCodes | undefined;

/**
 * How alike the surroundings of each minutia of `a` and each of `b` are, 0 to 1, row by row:
 * 1 − √(|a ⊕ b| / 2(|a| + |b|)) over the cells that both cylinders know, norms being counts of bits (after MCC, equation 25).
 * What is given lies in the kernel's memory until the next call.
 */
export function localSimilarity(a: CylinderCodes, b: CylinderCodes): Float32Array {
  // In a search one finger is compared with all others: it is put into place once.
  if (loaded !== a) place((loaded = a), PLACES.first);
  place(b, PLACES.second);
  similarity(a.sizes.length, b.sizes.length);
  return found;
}

function place({ bits, cells, sizes }: CylinderCodes, at: number): void {
  if (sizes.length > MAX_MINUTIAE)
    throw new RangeError(`expected at most ${MAX_MINUTIAE} minutiae, got ${sizes.length}`);
  words.set(bits, at / 4);
  words.set(cells, (at + PLACES.cells) / 4);
}

/** What is used of it here: TypeScript has the types of WebAssembly among those of browsers only. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => {
    exports: { memory: { buffer: ArrayBuffer }; similarity: (rows: number, columns: number) => void };
  };
};
