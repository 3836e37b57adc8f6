import { MAX_MINUTIAE } from './cylinder-kernel';
import type { PreparedFinger } from './prepared-finger';
import { rigidMotion, type RigidMotion } from './rigid-motion';

/** A finger brought onto another, and the minutiae that meet. The memory is used again. */
export class Pairing {
  /** The second finger's minutiae where they came to lie: places, and cosine and sine of directions. */
  readonly x = new Float64Array(MAX_MINUTIAE);
  readonly y = new Float64Array(MAX_MINUTIAE);
  readonly cos = new Float64Array(MAX_MINUTIAE);
  readonly sin = new Float64Array(MAX_MINUTIAE);
  /** Paired minutiae of the first finger and of the second. */
  count = 0;
  readonly first = new Uint8Array(MAX_MINUTIAE);
  readonly second = new Uint8Array(MAX_MINUTIAE);
}

/** How near minutiae must come: pixels, before and after the finger is bent, and the cosine of the turn. */
const TOLERANCE = 20;
const FINE_TOLERANCE = 17;
const TURN_TOLERANCE = 0.75;
const LEAST_COSINE = Math.cos(TURN_TOLERANCE);
/** Deviations of a true pair: pixels, radians. */
const PLACE_DEVIATION = 7;
const TURN_DEVIATION = 0.2;
/** What similar surroundings make up for. */
const SIMILARITY_WEIGHT = 3;
/** How far a pair bends its surroundings, pixels; and the weight of no bending. */
const BEND_DEVIATION = 60;
const STIFFNESS = 0.6;
/** With fewer pairs nothing is moved further. */
const LEAST_PAIRS = 3;

/** Brings `b` onto `a` by a motion and pairs what meets; tells how well it does. */
export function pairRoughly(
  a: PreparedFinger,
  b: PreparedFinger,
  similarity: Float32Array,
  motion: RigidMotion,
  pairing: Pairing,
): number {
  move(b, motion, pairing);
  pair(a, b, similarity, pairing, TOLERANCE);
  let sum = 0;
  for (let at = 0; at < pairing.count; at += 1) {
    const [i, j] = [pairing.first[at]!, pairing.second[at]!];
    sum += closeness(a, i, pairing, j) + similarity[i * b.count + j]!;
  }
  return sum;
}

/** Brings `b` onto `a` by a motion, then by what the pairs ask, then bent as neighbouring pairs ask; and pairs what meets. */
export function pairUp(
  a: PreparedFinger,
  b: PreparedFinger,
  similarity: Float32Array,
  motion: RigidMotion,
  pairing: Pairing,
): void {
  move(b, motion, pairing);
  pair(a, b, similarity, pairing, TOLERANCE);
  if (pairing.count < LEAST_PAIRS) return;
  const { first, second } = pairing;
  for (let at = 0; at < pairing.count; at += 1) weights[at] = closeness(a, first[at]!, pairing, second[at]!);
  move(b, rigidMotion(a, b, first, second, weights, pairing.count), pairing);
  pair(a, b, similarity, pairing, TOLERANCE);
  if (pairing.count < LEAST_PAIRS) return;
  bend(a, b.count, pairing);
  pair(a, b, similarity, pairing, FINE_TOLERANCE);
}

const weights = new Float64Array(MAX_MINUTIAE);

/** How well a pair fits, 0 to 1: a Gaussian of distance and turn. */
export function closeness(a: PreparedFinger, i: number, placed: Pairing, j: number): number {
  const dx = a.x[i]! - placed.x[j]!;
  const dy = a.y[i]! - placed.y[j]!;
  const turn = 2 - 2 * (a.cos[i]! * placed.cos[j]! + a.sin[i]! * placed.sin[j]!);
  return Math.exp(-(dx * dx + dy * dy) / (2 * PLACE_DEVIATION ** 2) - turn / (2 * TURN_DEVIATION ** 2));
}

function move(b: PreparedFinger, { cos, sin, dx, dy }: RigidMotion, placed: Pairing): void {
  for (let j = 0; j < b.count; j += 1) {
    placed.x[j] = b.x[j]! * cos - b.y[j]! * sin + dx;
    placed.y[j] = b.x[j]! * sin + b.y[j]! * cos + dy;
    placed.cos[j] = b.cos[j]! * cos - b.sin[j]! * sin;
    placed.sin[j] = b.sin[j]! * cos + b.cos[j]! * sin;
  }
}

const bentX = new Float64Array(MAX_MINUTIAE);
const bentY = new Float64Array(MAX_MINUTIAE);

/** Moves each minutia as the pairs about it were off, nearer ones more; its own pair does not count. */
function bend(a: PreparedFinger, count: number, pairing: Pairing): void {
  const { x, y, first, second } = pairing;
  for (let j = 0; j < count; j += 1) {
    let [total, sumX, sumY] = [STIFFNESS, 0, 0];
    for (let at = 0; at < pairing.count; at += 1) {
      const [i, k] = [first[at]!, second[at]!];
      if (k === j) continue;
      const squared = (x[j]! - x[k]!) ** 2 + (y[j]! - y[k]!) ** 2;
      if (squared > BEND_REACH) continue;
      const weight = Math.exp(squared / (-2 * BEND_DEVIATION ** 2));
      total += weight;
      sumX += weight * (a.x[i]! - x[k]!);
      sumY += weight * (a.y[i]! - y[k]!);
    }
    bentX[j] = x[j]! + sumX / total;
    bentY[j] = y[j]! + sumY / total;
  }
  x.set(bentX);
  y.set(bentY);
}

const BEND_REACH = (3 * BEND_DEVIATION) ** 2;

const MAX_NEAR = 4 * MAX_MINUTIAE;
const near = new Float64Array(MAX_NEAR);
const takenA = new Uint8Array(MAX_MINUTIAE);
const takenB = new Uint8Array(MAX_MINUTIAE);

/** Pairs minutiae that come near each other, the nearest first, each once. */
function pair(
  a: PreparedFinger,
  b: PreparedFinger,
  similarity: Float32Array,
  placed: Pairing,
  tolerance: number,
): void {
  const { x, y, cos, sin } = placed;
  let found = 0;
  for (let i = 0; i < a.count; i += 1) {
    const [ax, ay] = [a.x[i]!, a.y[i]!];
    for (let j = 0; j < b.count; j += 1) {
      const dx = ax - x[j]!;
      const dy = ay - y[j]!;
      const squared = dx * dx + dy * dy;
      if (squared > tolerance * tolerance) continue;
      const cosine = a.cos[i]! * cos[j]! + a.sin[i]! * sin[j]!;
      if (cosine < LEAST_COSINE || found === MAX_NEAR) continue;
      const off = squared / PLACE_DEVIATION ** 2 + (2 - 2 * cosine) / TURN_DEVIATION ** 2;
      // Numbers sort faster than pairs: the cost in whole steps, and behind it which pair.
      const cost = off + SIMILARITY_WEIGHT * (1 - similarity[i * b.count + j]!);
      near[found++] = Math.round(cost * 2 ** 24) * 65_536 + i * 256 + j;
    }
  }
  near.subarray(0, found).sort();
  takenA.fill(0, 0, a.count);
  takenB.fill(0, 0, b.count);
  let count = 0;
  for (let at = 0; at < found; at += 1) {
    const which = near[at]! % 65_536;
    const [i, j] = [which >> 8, which & 255];
    if (takenA[i] === 1 || takenB[j] === 1) continue;
    takenA[i] = takenB[j] = 1;
    placed.first[count] = i;
    placed.second[count] = j;
    count += 1;
  }
  placed.count = count;
}
