import { CYLINDER_WORDS, type CylinderCodes, LAYERS } from './cylinder-code';

/** Share of the larger cylinder's cells that two must have in common to be compared. */
const MIN_SHARED = 0.3;

/**
 * How alike the surroundings of each minutia of `a` and each of `b` are, 0 to 1, row by row into `similarity`:
 * 1 − |a ⊕ b| / (|a| + |b|) over the cells that both cylinders know, norms being square roots of counts (MCC, equation 25).
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
  const [sizeA, sizeB] = [a.sizes[row]!, b.sizes[column]!];
  if (sizeA === 0 || sizeB === 0) return 0;
  const low = a.cells[row * 2]! & b.cells[column * 2]!;
  const high = a.cells[row * 2 + 1]! & b.cells[column * 2 + 1]!;
  if (ones(low) + ones(high) < MIN_SHARED * (sizeA > sizeB ? sizeA : sizeB)) return 0;
  let inA = 0;
  let inB = 0;
  let inBoth = 0;
  const [fromA, fromB] = [row * CYLINDER_WORDS, column * CYLINDER_WORDS];
  for (let word = 0; word < 2 * LAYERS; word += 1) {
    const mask = (word & 1) === 0 ? low : high;
    const bitsA = a.bits[fromA + word]! & mask;
    const bitsB = b.bits[fromB + word]! & mask;
    inA += ones(bitsA);
    inB += ones(bitsB);
    inBoth += ones(bitsA & bitsB);
  }
  const norms = Math.sqrt(inA) + Math.sqrt(inB);
  return norms === 0 ? 0 : 1 - Math.sqrt(inA + inB - 2 * inBoth) / norms;
}

/** How many bits of a 32-bit word are set. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
