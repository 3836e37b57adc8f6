import type { PreparedFinger } from './prepared-finger';
import { rigidMotion, type RigidMotion } from './rigid-motion';

/** A finger brought onto another, and the minutiae that meet. */
export interface Pairing {
  /** The second finger's minutiae where they came to lie: places, and cosine and sine of directions. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly cos: Float64Array;
  readonly sin: Float64Array;
  /** Paired minutiae of the first finger and of the second. */
  readonly first: number[];
  readonly second: number[];
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

/** Brings `b` onto `a` by a motion, then by what the pairs ask, then bent as neighbouring pairs ask; and pairs what meets. */
export function pairUp(a: PreparedFinger, b: PreparedFinger, similarity: Float64Array, motion: RigidMotion): Pairing {
  let pairing = paired(a, b, similarity, moved(b, motion), TOLERANCE);
  if (pairing.first.length < 3) return pairing;
  const weights = pairing.first.map((i, pair) => closeness(a, i, pairing, pairing.second[pair]!));
  pairing = paired(a, b, similarity, moved(b, rigidMotion(a, b, pairing.first, pairing.second, weights)), TOLERANCE);
  if (pairing.first.length < 3) return pairing;
  return paired(a, b, similarity, bent(a, pairing), FINE_TOLERANCE);
}

/** How well a pair fits, 0 to 1: a Gaussian of distance and turn. */
export function closeness(a: PreparedFinger, i: number, placed: Placed, j: number): number {
  const dx = a.x[i]! - placed.x[j]!;
  const dy = a.y[i]! - placed.y[j]!;
  const turn = 2 - 2 * (a.cos[i]! * placed.cos[j]! + a.sin[i]! * placed.sin[j]!);
  return Math.exp(-(dx * dx + dy * dy) / (2 * PLACE_DEVIATION ** 2) - turn / (2 * TURN_DEVIATION ** 2));
}

type Placed = Pick<Pairing, 'x' | 'y' | 'cos' | 'sin'>;

function moved(b: PreparedFinger, { cos, sin, dx, dy }: RigidMotion): Placed {
  const placed = {
    x: new Float64Array(b.count),
    y: new Float64Array(b.count),
    cos: new Float64Array(b.count),
    sin: new Float64Array(b.count),
  };
  for (let j = 0; j < b.count; j += 1) {
    placed.x[j] = b.x[j]! * cos - b.y[j]! * sin + dx;
    placed.y[j] = b.x[j]! * sin + b.y[j]! * cos + dy;
    placed.cos[j] = b.cos[j]! * cos - b.sin[j]! * sin;
    placed.sin[j] = b.sin[j]! * cos + b.cos[j]! * sin;
  }
  return placed;
}

/** Moves each minutia as the pairs about it were off, nearer ones more; its own pair does not count. */
function bent(a: PreparedFinger, { x, y, cos, sin, first, second }: Pairing): Placed {
  const bentX = new Float64Array(x.length);
  const bentY = new Float64Array(y.length);
  for (let j = 0; j < x.length; j += 1) {
    let [total, sumX, sumY] = [STIFFNESS, 0, 0];
    for (let pair = 0; pair < first.length; pair += 1) {
      const [i, k] = [first[pair]!, second[pair]!];
      if (k === j) continue;
      const squared = (x[j]! - x[k]!) ** 2 + (y[j]! - y[k]!) ** 2;
      const weight = Math.exp(-squared / (2 * BEND_DEVIATION ** 2));
      total += weight;
      sumX += weight * (a.x[i]! - x[k]!);
      sumY += weight * (a.y[i]! - y[k]!);
    }
    bentX[j] = x[j]! + sumX / total;
    bentY[j] = y[j]! + sumY / total;
  }
  return { x: bentX, y: bentY, cos, sin };
}

/** Pairs minutiae that come near each other, the nearest first, each once. */
function paired(
  a: PreparedFinger,
  b: PreparedFinger,
  similarity: Float64Array,
  placed: Placed,
  tolerance: number,
): Pairing {
  const near: [cost: number, i: number, j: number][] = [];
  for (let i = 0; i < a.count; i += 1) {
    for (let j = 0; j < b.count; j += 1) {
      const dx = a.x[i]! - placed.x[j]!;
      const dy = a.y[i]! - placed.y[j]!;
      const squared = dx * dx + dy * dy;
      if (squared > tolerance * tolerance) continue;
      const cosine = a.cos[i]! * placed.cos[j]! + a.sin[i]! * placed.sin[j]!;
      if (cosine < LEAST_COSINE) continue;
      const off = squared / PLACE_DEVIATION ** 2 + (2 - 2 * cosine) / TURN_DEVIATION ** 2;
      near.push([off - SIMILARITY_WEIGHT * similarity[i * b.count + j]!, i, j]);
    }
  }
  near.sort((one, other) => one[0] - other[0]);
  const taken = { a: new Uint8Array(a.count), b: new Uint8Array(b.count) };
  const first: number[] = [];
  const second: number[] = [];
  for (const [, i, j] of near) {
    if (taken.a[i] === 1 || taken.b[j] === 1) continue;
    taken.a[i] = taken.b[j] = 1;
    first.push(i);
    second.push(j);
  }
  return { ...placed, first, second };
}
