import { MAX_MINUTIAE } from './cylinder-kernel';
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
  tight: number;
  chance: number;
  flow: number;
  flowWeight: number;
  sense: number;
}

/** Figures of each pair, and of each unpaired one. */
export const PAIR_FIGURES = 10;
export const pairFigures = new Float64Array(MAX_MINUTIAE * PAIR_FIGURES);
export const MISS_FIGURES = 6;
export const missFigures = new Float64Array(2 * MAX_MINUTIAE * MISS_FIGURES);
export const counts = { misses: 0 };

const EDGE_REACH = 160;
const NEAR_REACH = 110;

const flagsA = new Uint8Array(MAX_MINUTIAE);
const flagsB = new Uint8Array(MAX_MINUTIAE);
const good = new Float64Array(MAX_MINUTIAE);
const total = new Float64Array(MAX_MINUTIAE);
const expTable = Float64Array.from({ length: 1026 }, (_, s) => Math.exp(-s / 64));
function fastExp(cost: number): number {
  // exp(-cost), cost ≥ 0
  const at = cost * 64;
  if (at >= 1024) return 0;
  const low = at | 0;
  return expTable[low]! + (at - low) * (expTable[low + 1]! - expTable[low]!);
}

/** Weighs what a pairing shows. */
export function evidenceOf(a: PreparedFinger, b: PreparedFinger, similarity: Float32Array, pairing: Pairing): Evidence {
  const { first, second, x, y, cos, sin, count } = pairing;
  flagsA.fill(0, 0, a.count);
  flagsB.fill(0, 0, b.count);
  const sums = { fit: 0, likeness: 0, edges: 0, types: 0, offPlace: 0, offTurn: 0 };
  let tight = 0;
  good.fill(0, 0, count);
  total.fill(0, 0, count);
  for (let p = 0; p < count; p += 1) {
    const i = first[p]!;
    const j = second[p]!;
    flagsA[i] = 1;
    flagsB[j] = 1;
    for (let q = 0; q < p; q += 1) {
      const k = first[q]!;
      const l = second[q]!;
      const ax = a.x[k]! - a.x[i]!;
      const ay = a.y[k]! - a.y[i]!;
      const squaredA = ax * ax + ay * ay;
      if (squaredA > EDGE_REACH * EDGE_REACH) continue;
      const bx = b.x[l]! - b.x[j]!;
      const by = b.y[l]! - b.y[j]!;
      const off = Math.sqrt(squaredA) - Math.sqrt(bx * bx + by * by);
      sums.edges += fastExp((off * off) / 50);
      if (squaredA > NEAR_REACH * NEAR_REACH) continue;
      // length, and direction of the edge relative to the minutiae at both ends
      const deviation = 2.5 + 0.04 * Math.sqrt(squaredA);
      const lengthCost = (off * off) / (2 * deviation * deviation);
      const turnAB = cosTurn(a.cos[i]!, a.sin[i]!, ax, ay, b.cos[j]!, b.sin[j]!, bx, by);
      const turnBA = cosTurn(a.cos[k]!, a.sin[k]!, ax, ay, b.cos[l]!, b.sin[l]!, bx, by);
      const e = fastExp(lengthCost + (2 - turnAB - turnBA) / 0.12);
      good[p]! += e;
      good[q]! += e;
      total[p]! += 1;
      total[q]! += 1;
    }
  }
  for (let p = 0; p < count; p += 1) {
    const [i, j] = [first[p]!, second[p]!];
    const dx = a.x[i]! - x[j]!;
    const dy = a.y[i]! - y[j]!;
    const squared = dx * dx + dy * dy;
    const turn = 2 - 2 * (a.cos[i]! * cos[j]! + a.sin[i]! * sin[j]!);
    const s = similarity[i * b.count + j]!;
    const type = a.type[i] !== 0 && b.type[j] !== 0 ? (a.type[i] === b.type[j] ? 1 : -1) : 0;
    sums.fit += closeness(a, i, pairing, j);
    sums.likeness += s;
    sums.offPlace += squared;
    tight += fastExp(squared / 32 + turn / 0.04);
    sums.offTurn += turn;
    sums.types += type;
    let rowBest = 0;
    for (let l = 0; l < b.count; l += 1)
      if (l !== j && similarity[i * b.count + l]! > rowBest) rowBest = similarity[i * b.count + l]!;
    for (let k = 0; k < a.count; k += 1)
      if (k !== i && similarity[k * b.count + j]! > rowBest) rowBest = similarity[k * b.count + j]!;
    const f = p * PAIR_FIGURES;
    pairFigures[f] = squared;
    pairFigures[f + 1] = turn;
    pairFigures[f + 2] = s;
    pairFigures[f + 3] = rowBest;
    pairFigures[f + 4] = good[p]!;
    pairFigures[f + 5] = total[p]!;
    pairFigures[f + 6] = type;
    pairFigures[f + 7] = Math.min(a.trust[i]!, b.trust[j]!);
    pairFigures[f + 8] = a.trust[i]! * b.trust[j]!;
    pairFigures[f + 9] = 0;
  }
  counts.misses = 0;
  const hull = hullOf(b, pairing);
  let missing = 0;
  let inAreaA = 0;
  let inAreaB = 0;
  for (let i = 0; i < a.count; i += 1) {
    const depth = depthIn(hull, hull.length, a.x[i]!, a.y[i]!);
    if (depth < -MARGIN) continue;
    if (depth >= 0) inAreaA += 1;
    if (flagsA[i] === 1) continue;
    if (depth >= 0) missing += a.trust[i]!;
    miss(a.x[i]!, a.y[i]!, a.trust[i]!, depth, a, pairing);
  }
  for (let j = 0; j < b.count; j += 1) {
    const depth = depthIn(a.hull, a.hull.length, x[j]!, y[j]!);
    if (depth < -MARGIN) continue;
    if (depth >= 0) inAreaB += 1;
    if (flagsB[j] === 1) continue;
    if (depth >= 0) missing += b.trust[j]!;
    miss(x[j]!, y[j]!, b.trust[j]!, depth, a, pairing);
  }
  return {
    ...sums,
    paired: count,
    inAreaA,
    inAreaB,
    missing,
    offPlace: count === 0 ? 200 : sums.offPlace / count,
    offTurn: count === 0 ? 0.2 : sums.offTurn / count,
    tight,
    ...flowOf(a, b, pairing),
  };
}

const partner = new Int16Array(MAX_MINUTIAE);
/** Agreement of directions of minutiae near each other, but for pairs. */
function flowOf(a: PreparedFinger, b: PreparedFinger, { first, second, count, x, y, cos, sin }: Pairing) {
  partner.fill(-1, 0, a.count);
  for (let p = 0; p < count; p += 1) partner[first[p]!] = second[p]!;
  let flow = 0;
  let flowWeight = 0;
  let sense = 0;
  let chance = 0;
  for (let i = 0; i < a.count; i += 1) {
    let w = 0;
    let c2 = 0;
    let c1 = 0;
    for (let j = 0; j < b.count; j += 1) {
      if (partner[i] === j) continue;
      const dx = a.x[i]! - x[j]!;
      const dy = a.y[i]! - y[j]!;
      const squared = dx * dx + dy * dy;
      if (squared > 4900) continue;
      const weight = fastExp(squared / (2 * 26 * 26));
      const c = a.cos[i]! * cos[j]! + a.sin[i]! * sin[j]!;
      w += weight;
      c2 += weight * (2 * c * c - 1);
      c1 += weight * c;
      if (squared < 1600) chance += 1;
    }
    if (w === 0) continue;
    const full = w / (w + 0.5);
    flow += (full * c2) / w;
    sense += (full * c1) / w;
    flowWeight += full;
  }
  return { flow, flowWeight, sense, chance };
}
const MARGIN = 0;

function miss(
  px: number,
  py: number,
  trust: number,
  depth: number,
  a: PreparedFinger,
  { first, count }: Pairing,
): void {
  let near = 0;
  let nearGood = 0;
  for (let p = 0; p < count; p += 1) {
    const i = first[p]!;
    const dx = a.x[i]! - px;
    const dy = a.y[i]! - py;
    const w = fastExp((dx * dx + dy * dy) / (2 * 40 * 40));
    near += w;
    nearGood += (w * good[p]!) / (total[p]! + 1);
  }
  const f = counts.misses * MISS_FIGURES;
  counts.misses += 1;
  missFigures[f] = trust;
  missFigures[f + 1] = depth;
  missFigures[f + 2] = near;
  missFigures[f + 3] = nearGood;
}

/** Twice ... cosine between how edge lies to direction in a and in b */
function cosTurn(
  ca: number,
  sa: number,
  ax: number,
  ay: number,
  cb: number,
  sb: number,
  bx: number,
  by: number,
): number {
  const ua = ca * ax + sa * ay;
  const va = ca * ay - sa * ax;
  const ub = cb * bx + sb * by;
  const vb = cb * by - sb * bx;
  const norm = Math.sqrt((ua * ua + va * va) * (ub * ub + vb * vb));
  return norm === 0 ? 1 : (ua * ub + va * vb) / norm;
}

const hullXY = new Float64Array(2 * MAX_MINUTIAE);
function hullOf(b: PreparedFinger, { x, y }: Pairing): Float64Array {
  const corners = b.corners;
  for (let c = 0; c < corners.length; c += 1) {
    hullXY[2 * c] = x[corners[c]!]!;
    hullXY[2 * c + 1] = y[corners[c]!]!;
  }
  return hullXY.subarray(0, 2 * corners.length);
}

/** Distance within polygon from the nearest side; negative outside. */
function depthIn(hull: Float64Array, length: number, px: number, py: number): number {
  if (length < 6) return -1000;
  let least = Infinity;
  let ax = hull[length - 2]!;
  let ay = hull[length - 1]!;
  for (let c = 0; c < length; c += 2) {
    const bx = hull[c]!;
    const by = hull[c + 1]!;
    const ex = bx - ax;
    const ey = by - ay;
    const side = (ex * (py - ay) - ey * (px - ax)) / Math.sqrt(ex * ex + ey * ey + 1e-9);
    if (side < least) least = side;
    ax = bx;
    ay = by;
  }
  return least;
}
