import type { PreparedFinger } from './prepared-finger';

/** A turn, then a shift, that brings one finger onto another. */
export interface RigidMotion {
  readonly cos: number;
  readonly sin: number;
  readonly dx: number;
  readonly dy: number;
}

/** What the directions of a pair say about the turn, as if two points this far apart (pixels, squared) said it. */
const DIRECTION_WEIGHT = 400;

/** The motion that brings the minutiae `second` of `b` onto the minutiae `first` of `a` with the least squares (weighted). */
export function rigidMotion(
  a: PreparedFinger,
  b: PreparedFinger,
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  weights: ArrayLike<number>,
  count: number,
): RigidMotion {
  let [total, ax, ay, bx, by] = [0, 0, 0, 0, 0];
  for (let pair = 0; pair < count; pair += 1) {
    const weight = weights[pair]!;
    total += weight;
    ax += weight * a.x[first[pair]!]!;
    ay += weight * a.y[first[pair]!]!;
    bx += weight * b.x[second[pair]!]!;
    by += weight * b.y[second[pair]!]!;
  }
  [ax, ay, bx, by] = [ax / total, ay / total, bx / total, by / total];
  let [along, across] = [0, 0];
  for (let pair = 0; pair < count; pair += 1) {
    const [i, j, weight] = [first[pair]!, second[pair]!, weights[pair]!];
    const [px, py, qx, qy] = [a.x[i]! - ax, a.y[i]! - ay, b.x[j]! - bx, b.y[j]! - by];
    const cos = a.cos[i]! * b.cos[j]! + a.sin[i]! * b.sin[j]!;
    const sin = a.sin[i]! * b.cos[j]! - a.cos[i]! * b.sin[j]!;
    along += weight * (qx * px + qy * py + DIRECTION_WEIGHT * cos);
    across += weight * (qx * py - qy * px + DIRECTION_WEIGHT * sin);
  }
  const length = Math.sqrt(along * along + across * across);
  const cos = length === 0 ? 1 : along / length;
  const sin = length === 0 ? 0 : across / length;
  return { cos, sin, dx: ax - (bx * cos - by * sin), dy: ay - (bx * sin + by * cos) };
}
