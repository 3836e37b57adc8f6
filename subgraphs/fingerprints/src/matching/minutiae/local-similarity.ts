import { CYLINDER_WORDS, type CylinderCodes } from './cylinder-code';

/** Share of the larger mask that two cylinders must have in common to be compared. */
const MIN_SHARED = 0.3;

/**
 * How alike the surroundings of each minutia of `a` and each of `b` are, 0 to 1, row by row into `similarity`:
 * 1 − |a ⊕ b| / (|a| + |b|) over the bits that both cylinders know, norms being square roots of counts (MCC, equation 25).
 */
export function localSimilarity(a: CylinderCodes, b: CylinderCodes, similarity: Float64Array): void {
  const columns = b.sizes.length;
  for (let row = 0; row < a.sizes.length; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      similarity[row * columns + column] = alike(a, row, b, column);
    }
  }
}

function alike(a: CylinderCodes, row: number, b: CylinderCodes, column: number): number {
  const larger = Math.max(a.sizes[row]!, b.sizes[column]!);
  if (a.sizes[row] === 0 || b.sizes[column] === 0) return 0;
  let [inA, inB, inBoth, shared] = [0, 0, 0, 0];
  for (let word = 0; word < CYLINDER_WORDS; word += 1) {
    const mask = a.masks[row * CYLINDER_WORDS + word]! & b.masks[column * CYLINDER_WORDS + word]!;
    const bitsA = a.bits[row * CYLINDER_WORDS + word]! & mask;
    const bitsB = b.bits[column * CYLINDER_WORDS + word]! & mask;
    inA += ones(bitsA);
    inB += ones(bitsB);
    inBoth += ones(bitsA & bitsB);
    shared += ones(mask);
  }
  const norms = Math.sqrt(inA) + Math.sqrt(inB);
  if (norms === 0 || shared < MIN_SHARED * larger) return 0;
  return 1 - Math.sqrt(inA + inB - 2 * inBoth) / norms;
}

/** How many bits of a 32-bit word are set. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
