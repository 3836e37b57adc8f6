import type { PreparedFinger } from './prepared-finger';
import { rigidMotion, type RigidMotion } from './rigid-motion';
import type { RelaxedPairs } from './relaxation';

/** Motions tried. */
const MAX_MOTIONS = 8;
/** Pairs looked at for further motions. */
const MAX_SEEDS = 60;
/** Motions as near as this are one: the cosine between them, and pixels at the centre of the finger. */
const SAME_TURN = Math.cos(0.12);
const SAME_PLACE = 10;
/** Pairs that go together with a seed this much help to place the finger. */
const LEAST_TOGETHER = 0.2;

/** The motions that the best supported pairs, with those that go together with each, ask for; all different. */
export function motionsOf(a: PreparedFinger, b: PreparedFinger, pairs: RelaxedPairs): RigidMotion[] {
  const motions: RigidMotion[] = [];
  for (const seed of pairs.order.slice(0, MAX_SEEDS)) {
    if (motions.length === MAX_MOTIONS) break;
    const motion = motionOf(a, b, pairs, seed);
    // The centre of the minutiae is where coordinates begin, so a motion shifts it by dx, dy.
    const known = motions.some(
      (other) =>
        other.cos * motion.cos + other.sin * motion.sin > SAME_TURN &&
        Math.hypot(other.dx - motion.dx, other.dy - motion.dy) < SAME_PLACE,
    );
    if (!known) motions.push(motion);
  }
  return motions;
}

function motionOf(a: PreparedFinger, b: PreparedFinger, pairs: RelaxedPairs, seed: number): RigidMotion {
  const size = pairs.support.length;
  const members = [seed];
  for (let other = 0; other < size; other += 1) {
    if (pairs.together[seed * size + other]! > LEAST_TOGETHER) members.push(other);
  }
  const weights = members.map(
    (pair) => pairs.support[pair]! * (pair === seed ? 1 : pairs.together[seed * size + pair]!),
  );
  return rigidMotion(
    a,
    b,
    members.map((pair) => pairs.first[pair]!),
    members.map((pair) => pairs.second[pair]!),
    weights,
  );
}
