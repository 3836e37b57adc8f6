import type { PreparedFinger } from './prepared-finger';

/** At most as many pairs are considered. */
export const MAX_PAIRS = 160;

/**
 * Pairs of minutiae, one of each finger, that may be the same, with how far their surroundings bear that out. The memory is used
 * again by the next comparison.
 */
export class RelaxedPairs {
  count = 0;
  readonly first = new Int32Array(MAX_PAIRS);
  readonly second = new Int32Array(MAX_PAIRS);
  /** After relaxation; in the order of the pairs. */
  support = new Float64Array(MAX_PAIRS);
  /** Pairs that go together with each, and how well, 0 to 1: `MAX_PAIRS` places for each, so many used. */
  readonly friends = new Uint8Array(MAX_PAIRS);
  readonly friend = new Uint8Array(MAX_PAIRS * MAX_PAIRS);
  readonly together = new Float64Array(MAX_PAIRS * MAX_PAIRS);
  /** Pairs by falling support. */
  readonly order = new Uint8Array(MAX_PAIRS);
  /** Where they lie, and the turn each asks for. */
  readonly ax = new Float64Array(MAX_PAIRS);
  readonly ay = new Float64Array(MAX_PAIRS);
  readonly bx = new Float64Array(MAX_PAIRS);
  readonly by = new Float64Array(MAX_PAIRS);
  readonly cos = new Float64Array(MAX_PAIRS);
  readonly sin = new Float64Array(MAX_PAIRS);
  next = new Float64Array(MAX_PAIRS);
}

/** Pairs considered: as many for each minutia of the finger with fewer, within bounds. */
const PAIRS_EACH = 2.5;
const MIN_PAIRS = 24;
const LEAST_SIMILARITY = 0.1;
const ROUNDS = 5;
/** What remains of a pair's own support in each round. */
const OWN_SHARE = 0.5;
/** Deviations: of a place, pixels; of a place with distance, as a share of it; of a turn, radians. */
const PLACE_DEVIATION = 6;
const STRETCH = 0.12;
const TURN_DEVIATION = 0.25;
/** Turns further apart than this cosine do not go together, nor what costs more than this. */
const LEAST_LIKENESS = 0.7;
const MOST_COST = 8;

const pairs = new RelaxedPairs();

/**
 * Lets pairs of similar minutiae support each other: a pair gains from every other that needs the same movement of the
 * finger (the relaxation of MCC's Local Similarity Sort, section 4.2 there, with one joint penalty of place and turn).
 */
export function relax(a: PreparedFinger, b: PreparedFinger, similarity: Float32Array): RelaxedPairs {
  choose(a, b, similarity);
  befriend();
  const others = Math.max(1, Math.min(a.count, b.count) - 1);
  for (let round = 0; round < ROUNDS; round += 1) spread((1 - OWN_SHARE) / others);
  sortBySupport();
  return pairs;
}

/** Similarities in steps, and how many pairs there are at each. */
const STEPS = 1_024;
const tally = new Int32Array(STEPS + 1);

/** The most similar pairs; of those as similar as the last, the first. */
function choose(a: PreparedFinger, b: PreparedFinger, similarity: Float32Array): void {
  const size = a.count * b.count;
  const wanted = Math.min(MAX_PAIRS, Math.max(MIN_PAIRS, Math.round(PAIRS_EACH * Math.min(a.count, b.count))));
  tally.fill(0);
  for (let pair = 0; pair < size; pair += 1) tally[(similarity[pair]! * STEPS) | 0]! += 1;
  let [step, left] = [STEPS, wanted];
  const floor = Math.ceil(LEAST_SIMILARITY * STEPS);
  while (step > floor && tally[step]! <= left) {
    left -= tally[step]!;
    step -= 1;
  }
  const { first, second, support, ax, ay, bx, by, cos, sin, friends } = pairs;
  let count = 0;
  for (let i = 0, pair = 0; i < a.count; i += 1) {
    for (let j = 0; j < b.count; j += 1, pair += 1) {
      const at = (similarity[pair]! * STEPS) | 0;
      if (at < step || (at === step && left-- <= 0)) continue;
      first[count] = i;
      second[count] = j;
      support[count] = similarity[pair]!;
      ax[count] = a.x[i]!;
      ay[count] = a.y[i]!;
      bx[count] = b.x[j]!;
      by[count] = b.y[j]!;
      cos[count] = a.cos[i]! * b.cos[j]! + a.sin[i]! * b.sin[j]!;
      sin[count] = a.sin[i]! * b.cos[j]! - a.cos[i]! * b.sin[j]!;
      friends[count] = 0;
      count += 1;
    }
  }
  pairs.count = count;
}

function befriend(): void {
  const { count, first, second, ax, ay, bx, by, cos, sin } = pairs;
  for (let one = 1; one < count; one += 1) {
    const [i, j, x, y, u, v, cosOne, sinOne] = [
      first[one]!,
      second[one]!,
      ax[one]!,
      ay[one]!,
      bx[one]!,
      by[one]!,
      cos[one]!,
      sin[one]!,
    ];
    for (let other = 0; other < one; other += 1) {
      const likeness = cosOne * cos[other]! + sinOne * sin[other]!;
      if (likeness < LEAST_LIKENESS || first[other] === i || second[other] === j) continue;
      // The turn half way between those of the two: not yet of length one.
      const c = cosOne + cos[other]!;
      const s = sinOne + sin[other]!;
      const scale = 1 / Math.sqrt(2 + 2 * likeness);
      const dx = ax[other]! - x;
      const dy = ay[other]! - y;
      const du = bx[other]! - u;
      const dv = by[other]! - v;
      const offX = dx - (du * c - dv * s) * scale;
      const offY = dy - (du * s + dv * c) * scale;
      const reach = PLACE_DEVIATION ** 2 + STRETCH ** 2 * 0.5 * (dx * dx + dy * dy + du * du + dv * dv);
      // 2(1 − cos) is the square of a small turn.
      const cost = (offX * offX + offY * offY) / reach + (2 - 2 * likeness) / TURN_DEVIATION ** 2;
      if (cost < MOST_COST) join(one, other, Math.exp(-cost / 2));
    }
  }
}

function join(one: number, other: number, value: number): void {
  const { friends, friend, together } = pairs;
  const atOne = one * MAX_PAIRS + friends[one]!++;
  const atOther = other * MAX_PAIRS + friends[other]!++;
  friend[atOne] = other;
  friend[atOther] = one;
  together[atOne] = together[atOther] = value;
}

function spread(share: number): void {
  const { count, friends, friend, together, support, next } = pairs;
  for (let one = 0; one < count; one += 1) {
    let sum = 0;
    const from = one * MAX_PAIRS;
    const to = from + friends[one]!;
    for (let at = from; at < to; at += 1) sum += together[at]! * support[friend[at]!]!;
    next[one] = OWN_SHARE * support[one]! + share * sum;
  }
  pairs.support = next;
  pairs.next = support;
}

const keys = new Float64Array(MAX_PAIRS);

/** Numbers sort faster than pairs: the support in whole steps, and behind it which pair. */
function sortBySupport(): void {
  const { count, support, order } = pairs;
  for (let pair = 0; pair < count; pair += 1) keys[pair] = Math.round(support[pair]! * 2 ** 30) * 256 + (255 - pair);
  const sorted = keys.subarray(0, count).sort();
  for (let place = 0; place < count; place += 1) order[place] = 255 - (sorted[count - 1 - place]! % 256);
}
