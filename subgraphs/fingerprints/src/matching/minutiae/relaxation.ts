import type { PreparedFinger } from './prepared-finger';

/** Pairs of minutiae, one of each finger, that may be the same, with how far their surroundings bear that out. */
export interface RelaxedPairs {
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** After relaxation; in the order of the pairs. */
  readonly support: Float64Array;
  /** Whether two pairs go together, 0 to 1, row by row. */
  readonly together: Float64Array;
  /** Pairs by falling support. */
  readonly order: readonly number[];
}

/** Pairs considered: as many for each minutia of the finger with fewer, within bounds. */
const PAIRS_EACH = 2.5;
const MIN_PAIRS = 24;
const MAX_PAIRS = 160;
const LEAST_SIMILARITY = 0.1;
const ROUNDS = 5;
/** What remains of a pair's own support in each round. */
const OWN_SHARE = 0.5;
/** Deviations: of a place, pixels; of a place with distance, as a share of it; of a turn, radians. */
const PLACE_DEVIATION = 6;
const STRETCH = 0.12;
const TURN_DEVIATION = 0.25;
/** Pairs that go together less than this do not at all. */
const LEAST_TOGETHER = 0.02;

/**
 * Lets pairs of similar minutiae support each other: a pair gains from every other that needs the same movement of the
 * finger (the relaxation of MCC's Local Similarity Sort, section 4.2 there, with one joint penalty of place and turn).
 */
export function relax(a: PreparedFinger, b: PreparedFinger, similarity: Float64Array): RelaxedPairs {
  const chosen = mostSimilar(similarity, a.count * b.count, Math.min(a.count, b.count));
  const size = chosen.length;
  const first = Int32Array.from(chosen, (pair) => Math.floor(pair / b.count));
  const second = Int32Array.from(chosen, (pair) => pair % b.count);
  const together = togetherness(a, b, first, second);
  let support = Float64Array.from(chosen, (pair) => similarity[pair]!);
  const others = Math.max(1, Math.min(a.count, b.count) - 1);
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = new Float64Array(size);
    for (let one = 0; one < size; one += 1) {
      let sum = 0;
      for (let other = 0; other < size; other += 1) sum += together[one * size + other]! * support[other]!;
      next[one] = OWN_SHARE * support[one]! + ((1 - OWN_SHARE) * sum) / others;
    }
    support = next;
  }
  const order = Array.from(support, (_, index) => index).sort((p, q) => support[q]! - support[p]!);
  return { first, second, support, together, order };
}

function mostSimilar(similarity: Float64Array, size: number, smaller: number): number[] {
  const wanted = Math.min(MAX_PAIRS, Math.max(MIN_PAIRS, Math.round(PAIRS_EACH * smaller)));
  const pairs: number[] = [];
  for (let pair = 0; pair < size; pair += 1) if (similarity[pair]! > LEAST_SIMILARITY) pairs.push(pair);
  return pairs.sort((p, q) => similarity[q]! - similarity[p]!).slice(0, wanted);
}

function togetherness(a: PreparedFinger, b: PreparedFinger, first: Int32Array, second: Int32Array): Float64Array {
  const size = first.length;
  const together = new Float64Array(size * size);
  const cos = new Float64Array(size);
  const sin = new Float64Array(size);
  for (let pair = 0; pair < size; pair += 1) {
    const [i, j] = [first[pair]!, second[pair]!];
    cos[pair] = a.cos[i]! * b.cos[j]! + a.sin[i]! * b.sin[j]!;
    sin[pair] = a.sin[i]! * b.cos[j]! - a.cos[i]! * b.sin[j]!;
  }
  for (let one = 0; one < size; one += 1) {
    for (let other = 0; other < one; other += 1) {
      const [i, j, k, l] = [first[one]!, second[one]!, first[other]!, second[other]!];
      if (i === k || j === l) continue;
      const likeness = cos[one]! * cos[other]! + sin[one]! * sin[other]!;
      if (likeness < 0.5) continue;
      const length = Math.sqrt(2 + 2 * likeness);
      const c = (cos[one]! + cos[other]!) / length;
      const s = (sin[one]! + sin[other]!) / length;
      const [ax, ay] = [a.x[k]! - a.x[i]!, a.y[k]! - a.y[i]!];
      const [bx, by] = [b.x[l]! - b.x[j]!, b.y[l]! - b.y[j]!];
      const offX = ax - (bx * c - by * s);
      const offY = ay - (bx * s + by * c);
      const reach = PLACE_DEVIATION ** 2 + STRETCH ** 2 * 0.5 * (ax * ax + ay * ay + bx * bx + by * by);
      // 2(1 − cos) is the square of a small turn.
      const cost = (offX * offX + offY * offY) / reach + (2 - 2 * likeness) / TURN_DEVIATION ** 2;
      const value = Math.exp(-cost / 2);
      if (value > LEAST_TOGETHER) together[one * size + other] = together[other * size + one] = value;
    }
  }
  return together;
}
