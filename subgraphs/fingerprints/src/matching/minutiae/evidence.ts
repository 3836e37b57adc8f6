import { convexHull, isWithin } from './convex-hull';
import { closeness, type Pairing } from './pairing';
import type { PreparedFinger } from './prepared-finger';

/** What speaks for and against two fingers being one, once they lie on each other. */
export interface Evidence {
  /** Pairs of minutiae. */
  paired: number;
  /** Minutiae of either finger within the area of both. */
  inAreaA: number;
  inAreaB: number;
  /** Sums over pairs: how well they fit, and how alike their surroundings are. */
  fit: number;
  likeness: number;
  /** Distances between paired minutiae that are the same on both fingers. */
  edges: number;
  /** Pairs of one type less pairs of different types. */
  types: number;
  /** Trust in minutiae that should have a partner and have none. */
  missing: number;
  /** Mean squares of what pairs are off: pixels, and turns. */
  offPlace: number;
  offTurn: number;
}

/** Longer distances change as skin stretches. */
const EDGE_REACH = 160;
const EDGE_DEVIATION = 5;

/** Weighs what a pairing shows. */
export function evidenceOf(a: PreparedFinger, b: PreparedFinger, similarity: Float64Array, pairing: Pairing): Evidence {
  const { first, second, x, y } = pairing;
  const hull = convexHull(x, y);
  const areaA = within(a.x, a.y, hull);
  const areaB = within(x, y, a.hull);
  const paired = { a: flags(a.count, first), b: flags(b.count, second) };
  const sums = { fit: 0, likeness: 0, edges: 0, types: 0, offPlace: 0, offTurn: 0 };
  for (let pair = 0; pair < first.length; pair += 1) {
    const [i, j] = [first[pair]!, second[pair]!];
    const squared = (a.x[i]! - x[j]!) ** 2 + (a.y[i]! - y[j]!) ** 2;
    const turn = 2 - 2 * (a.cos[i]! * pairing.cos[j]! + a.sin[i]! * pairing.sin[j]!);
    sums.fit += closeness(a, i, pairing, j);
    sums.likeness += similarity[i * b.count + j]!;
    sums.offPlace += squared;
    sums.offTurn += turn;
    if (a.type[i] !== 0 && b.type[j] !== 0) sums.types += a.type[i] === b.type[j] ? 1 : -1;
    for (let other = 0; other < pair; other += 1) sums.edges += sameEdge(a, b, i, j, first[other]!, second[other]!);
  }
  const count = first.length;
  return {
    ...sums,
    paired: count,
    inAreaA: areaA.length,
    inAreaB: areaB.length,
    missing: unpaired(areaA, paired.a, a.trust) + unpaired(areaB, paired.b, b.trust),
    offPlace: count === 0 ? 200 : sums.offPlace / count,
    offTurn: count === 0 ? 0.2 : sums.offTurn / count,
  };
}

function within(x: ArrayLike<number>, y: ArrayLike<number>, hull: Float64Array): number[] {
  const found: number[] = [];
  for (let index = 0; index < x.length; index += 1) {
    if (isWithin(hull, x[index]!, y[index]!, 0)) found.push(index);
  }
  return found;
}

function flags(count: number, set: readonly number[]): Uint8Array {
  const all = new Uint8Array(count);
  for (const index of set) all[index] = 1;
  return all;
}

function unpaired(area: readonly number[], paired: Uint8Array, trust: Float64Array): number {
  let sum = 0;
  for (const index of area) if (paired[index] === 0) sum += trust[index]!;
  return sum;
}

function sameEdge(a: PreparedFinger, b: PreparedFinger, i: number, j: number, k: number, l: number): number {
  const lengthA = Math.hypot(a.x[i]! - a.x[k]!, a.y[i]! - a.y[k]!);
  if (lengthA > EDGE_REACH) return 0;
  const off = lengthA - Math.hypot(b.x[j]! - b.x[l]!, b.y[j]! - b.y[l]!);
  return Math.exp(-(off * off) / (2 * EDGE_DEVIATION ** 2));
}
