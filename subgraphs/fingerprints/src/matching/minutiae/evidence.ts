import { MAX_MINUTIAE } from './cylinder-kernel';
import { closeness, type Pairing } from './pairing';
import type { PreparedFinger } from './prepared-finger';

/** What speaks for and against two fingers being one, once they lie on each other. */
export interface Evidence {
  /** Pairs of minutiae. */
  paired: number;
  /** Minutiae of either finger within the area of the other. */
  inArea: number;
  /** Sums over pairs: how well they fit, how well by a stricter measure, and how alike their surroundings are. */
  fit: number;
  tight: number;
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
/** The stricter measure of a pair: deviations in pixels and of the turn. */
const TIGHT_PLACE = 4;
const TIGHT_TURN = 0.1414;
/** What pairs are off where there are none. */
const NO_PAIR = { offPlace: 200, offTurn: 0.2 };

const pairedA = new Uint8Array(MAX_MINUTIAE);
const pairedB = new Uint8Array(MAX_MINUTIAE);

/** Weighs what a pairing shows. */
export function evidenceOf(a: PreparedFinger, b: PreparedFinger, similarity: Float32Array, pairing: Pairing): Evidence {
  const { first, second, count, x, y, cos, sin } = pairing;
  pairedA.fill(0, 0, a.count);
  pairedB.fill(0, 0, b.count);
  const found = { fit: 0, tight: 0, likeness: 0, edges: 0, types: 0, offPlace: 0, offTurn: 0, missing: 0, inArea: 0 };
  for (let pair = 0; pair < count; pair += 1) {
    const [i, j] = [first[pair]!, second[pair]!];
    pairedA[i] = pairedB[j] = 1;
    const squared = (a.x[i]! - x[j]!) ** 2 + (a.y[i]! - y[j]!) ** 2;
    const turn = 2 - 2 * (a.cos[i]! * cos[j]! + a.sin[i]! * sin[j]!);
    found.fit += closeness(a, i, pairing, j);
    found.tight += falling(squared / (2 * TIGHT_PLACE ** 2) + turn / (2 * TIGHT_TURN ** 2));
    found.likeness += similarity[i * b.count + j]!;
    found.offPlace += squared;
    found.offTurn += turn;
    if (a.type[i] !== 0 && b.type[j] !== 0) found.types += a.type[i] === b.type[j] ? 1 : -1;
    for (let other = 0; other < pair; other += 1) found.edges += sameEdge(a, b, i, j, first[other]!, second[other]!);
  }
  addUnpaired(found, a, a.x, a.y, pairedA, outlineOf(b, pairing));
  addUnpaired(found, b, x, y, pairedB, a.hull);
  return {
    ...found,
    paired: count,
    offPlace: count === 0 ? NO_PAIR.offPlace : found.offPlace / count,
    offTurn: count === 0 ? NO_PAIR.offTurn : found.offTurn / count,
  };
}

/** How directions near each other agree, pairs left out. */
export interface Flow {
  /** Weight of all minutiae that have others near them. */
  weight: number;
  /** Sums of weighted cosines: of twice the turn, which is that of the ridges, and of the turn. */
  ridges: number;
  directions: number;
  /** Minutiae within reach of each other: so many could have been paired by chance. */
  near: number;
}

const FLOW_DEVIATION = 26;
const FLOW_REACH = 70;
const CHANCE_REACH = 40;
/** With so much weight about it, a minutia counts half. */
const HALF_WEIGHT = 0.5;

const partner = new Int16Array(MAX_MINUTIAE);

/**
 * Ridges run the same way at the same place of one finger, and every minutia, true or false, shows which: minutiae that have no
 * partner bear witness too.
 */
export function flowOf(a: PreparedFinger, b: PreparedFinger, pairing: Pairing): Flow {
  const { first, second, x, y, cos, sin } = pairing;
  partner.fill(-1, 0, a.count);
  for (let pair = 0; pair < pairing.count; pair += 1) partner[first[pair]!] = second[pair]!;
  const flow: Flow = { weight: 0, ridges: 0, directions: 0, near: 0 };
  for (let i = 0; i < a.count; i += 1) {
    let [total, ridges, directions] = [0, 0, 0];
    for (let j = 0; j < b.count; j += 1) {
      const dx = a.x[i]! - x[j]!;
      const dy = a.y[i]! - y[j]!;
      const squared = dx * dx + dy * dy;
      if (squared > FLOW_REACH ** 2 || partner[i] === j) continue;
      const weight = falling(squared / (2 * FLOW_DEVIATION ** 2));
      const cosine = a.cos[i]! * cos[j]! + a.sin[i]! * sin[j]!;
      total += weight;
      ridges += weight * (2 * cosine * cosine - 1);
      directions += weight * cosine;
      if (squared < CHANCE_REACH ** 2) flow.near += 1;
    }
    if (total === 0) continue;
    const share = 1 / (total + HALF_WEIGHT);
    flow.weight += total * share;
    flow.ridges += ridges * share;
    flow.directions += directions * share;
  }
  return flow;
}

/** e^−cost from a table with lines between its points: a comparison asks for it thousands of times. */
function falling(cost: number): number {
  const place = cost * POINTS;
  if (place >= MOST_COST * POINTS) return 0;
  const point = Math.trunc(place);
  return powers[point]! + (place - point) * (powers[point + 1]! - powers[point]!);
}

const POINTS = 64;
const MOST_COST = 16;
const powers = Float64Array.from({ length: MOST_COST * POINTS + 2 }, (_, point) => Math.exp(-point / POINTS));

function sameEdge(a: PreparedFinger, b: PreparedFinger, i: number, j: number, k: number, l: number): number {
  const ax = a.x[k]! - a.x[i]!;
  const ay = a.y[k]! - a.y[i]!;
  const squared = ax * ax + ay * ay;
  if (squared > EDGE_REACH ** 2) return 0;
  const bx = b.x[l]! - b.x[j]!;
  const by = b.y[l]! - b.y[j]!;
  const off = Math.sqrt(squared) - Math.sqrt(bx * bx + by * by);
  return falling((off * off) / (2 * EDGE_DEVIATION ** 2));
}

function addUnpaired(
  found: { missing: number; inArea: number },
  { count, trust }: PreparedFinger,
  x: Float64Array,
  y: Float64Array,
  paired: Uint8Array,
  outline: Float64Array,
): void {
  for (let index = 0; index < count; index += 1) {
    if (!isInside(outline, x[index]!, y[index]!)) continue;
    found.inArea += 1;
    if (paired[index] === 0) found.missing += trust[index]!;
  }
}

const corners = new Float64Array(2 * MAX_MINUTIAE);

/** The outline of `b` where it came to lie. */
function outlineOf(b: PreparedFinger, { x, y }: Pairing): Float64Array {
  b.corners.forEach((corner, place) => {
    corners[2 * place] = x[corner]!;
    corners[2 * place + 1] = y[corner]!;
  });
  return corners.subarray(0, 2 * b.corners.length);
}

function isInside(outline: Float64Array, px: number, py: number): boolean {
  const { length } = outline;
  if (length < 6) return false;
  let [ax, ay] = [outline[length - 2]!, outline[length - 1]!];
  for (let corner = 0; corner < length; corner += 2) {
    const bx = outline[corner]!;
    const by = outline[corner + 1]!;
    if ((bx - ax) * (py - ay) - (by - ay) * (px - ax) < 0) return false;
    [ax, ay] = [bx, by];
  }
  return true;
}
