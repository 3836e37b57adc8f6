import type { PreparedFinger } from './prepared-finger';
import { rigidMotion, type RigidMotion } from './rigid-motion';
import { MAX_PAIRS, type RelaxedPairs } from './relaxation';

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
  const seeds = Math.min(MAX_SEEDS, pairs.count);
  for (let place = 0; place < seeds && motions.length < MAX_MOTIONS; place += 1) {
    const motion = motionOf(a, b, pairs, pairs.order[place]!);
    if (!motions.some((other) => areNear(motion, other))) motions.push(motion);
  }
  return motions;
}

/** The centre of the minutiae is where coordinates begin, so a motion shifts it by dx, dy. */
function areNear(one: RigidMotion, other: RigidMotion): boolean {
  const [dx, dy] = [other.dx - one.dx, other.dy - one.dy];
  return other.cos * one.cos + other.sin * one.sin > SAME_TURN && dx * dx + dy * dy < SAME_PLACE ** 2;
}

const members = {
  first: new Int32Array(MAX_PAIRS),
  second: new Int32Array(MAX_PAIRS),
  weight: new Float64Array(MAX_PAIRS),
};

function motionOf(a: PreparedFinger, b: PreparedFinger, pairs: RelaxedPairs, seed: number): RigidMotion {
  let count = 0;
  const add = (pair: number, weight: number) => {
    members.first[count] = pairs.first[pair]!;
    members.second[count] = pairs.second[pair]!;
    members.weight[count] = weight;
    count += 1;
  };
  add(seed, pairs.support[seed]!);
  const from = seed * MAX_PAIRS;
  for (let at = from; at < from + pairs.friends[seed]!; at += 1) {
    const friend = pairs.friend[at]!;
    if (pairs.together[at]! > LEAST_TOGETHER) add(friend, pairs.support[friend]! * pairs.together[at]!);
  }
  return rigidMotion(a, b, members.first, members.second, members.weight, count);
}
