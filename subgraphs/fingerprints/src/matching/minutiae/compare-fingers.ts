import { motionsOf } from './alignment';
import { type Evidence, evidenceOf } from './evidence';
import { localSimilarity, MAX_MINUTIAE } from './cylinder-kernel';
import { Pairing, pairRoughly, pairUp } from './pairing';
import type { PreparedFinger } from './prepared-finger';
import { relax, type RelaxedPairs } from './relaxation';
import type { RigidMotion } from './rigid-motion';
import { scoreOf } from './score';

/** What a comparison of two fingers came to. */
export interface FingerComparison {
  /** How rarely two different fingers come as near: −log10 of the false-match rate. 0 where any two do. */
  readonly score: number;
  /** Pairs of minutiae that agree in the best alignment. */
  readonly paired: number;
}

/** With fewer minutiae nothing can be aligned. */
const LEAST_MINUTIAE = 2;
const NOTHING: FingerComparison = { score: 0, paired: 0 };

/**
 * Compares two fingers: local similarity of minutiae, relaxation, alignment by what then is best supported, pairing with local
 * bending, and a score from what speaks for and against (docs/fingerprints.md). The score is the same both ways round, and for any
 * turn and place of either finger but for rounding.
 */
export function compareFingers(one: PreparedFinger, other: PreparedFinger): FingerComparison {
  const [a, b] = inOrder(one, other);
  if (Math.min(a.count, b.count) < LEAST_MINUTIAE) return NOTHING;
  const found = compared(a, b);
  return found === undefined ? NOTHING : { score: scoreOf(found), paired: found.paired };
}

/** All that the score is made from; nothing when no minutia of the fingers is like one of the other. */
export interface Compared extends Evidence {
  /** Mean support of the best pairs after relaxation. */
  support: number;
  motion: RigidMotion;
  rival: number;
  /** By which the best alignment was chosen. */
  choice: number;
  countA: number;
  countB: number;
}

/** Compares `a` with `b` in this order. */
export function compared(a: PreparedFinger, b: PreparedFinger): Compared | undefined {
  const similarity = localSimilarity(a.packed, b.packed);
  const pairs = relax(a, b, similarity);
  const chosen = bestMotion(a, b, similarity, motionsOf(a, b, pairs));
  if (chosen === undefined) return undefined;
  const { motion, rival } = chosen;
  pairUp(a, b, similarity, motion, pairing);
  const evidence = evidenceOf(a, b, similarity, pairing);
  return {
    ...evidence,
    motion,
    rival,
    choice: choiceOf(evidence),
    support: meanSupport(pairs, Math.min(a.count, b.count)),
    countA: a.count,
    countB: b.count,
  };
}

const pairing = new Pairing();

function bestMotion(
  a: PreparedFinger,
  b: PreparedFinger,
  similarity: Float32Array,
  motions: readonly RigidMotion[],
): { motion: RigidMotion; rival: number } | undefined {
  const fits = motions.map((motion) => ({ motion, fit: pairRoughly(a, b, similarity, motion, pairing) }));
  fits.sort((one, other) => other.fit - one.fit);
  let best: { motion: RigidMotion; choice: number } | undefined;
  for (const { motion } of fits.slice(0, REFINED)) {
    pairUp(a, b, similarity, motion, pairing);
    const choice = choiceOf(evidenceOf(a, b, similarity, pairing));
    if (best === undefined || choice > best.choice) best = { motion, choice };
  }
  if (best === undefined) return undefined;
  const { motion } = best;
  const own = fits.find((one) => one.motion === motion)!.fit;
  const rivals = fits.filter(
    ({ motion: m }) =>
      m.cos * motion.cos + m.sin * motion.sin < Math.cos(0.35) || Math.hypot(m.dx - motion.dx, m.dy - motion.dy) > 30,
  );
  return { motion, rival: Math.max(0, ...rivals.map(({ fit }) => fit)) / (own + 0.5) };
}

/** Motions that are looked at closely. */
const REFINED = 3;

function choiceOf({ fit, likeness, edges, missing }: Evidence): number {
  return fit + likeness + 0.08 * edges - 0.15 * missing;
}

const takenA = new Uint8Array(MAX_MINUTIAE);
const takenB = new Uint8Array(MAX_MINUTIAE);

/** The mean support of the best pairs that share no minutia: 4 to 12 of them, more of larger fingers (MCC, equation 19). */
function meanSupport({ count, first, second, support, order }: RelaxedPairs, smaller: number): number {
  const wanted = Math.min(smaller, 4 + Math.round(8 / (1 + Math.exp(-0.4 * (smaller - 20)))));
  takenA.fill(0);
  takenB.fill(0);
  let [sum, taken] = [0, 0];
  for (let place = 0; place < count && taken < wanted; place += 1) {
    const [i, j] = [first[order[place]!]!, second[order[place]!]!];
    if (takenA[i] === 1 || takenB[j] === 1) continue;
    takenA[i] = takenB[j] = 1;
    sum += support[order[place]!]!;
    taken += 1;
  }
  return sum / wanted;
}

/** The same order whichever way round two fingers are given, by what no turn of a finger changes as far as that tells them apart. */
function inOrder(one: PreparedFinger, other: PreparedFinger): [PreparedFinger, PreparedFinger] {
  const difference =
    one.count - other.count ||
    compareArrays(one.packed.sizes, other.packed.sizes) ||
    compareArrays(one.packed.bits, other.packed.bits) ||
    compareArrays(one.type, other.type) ||
    compareArrays(one.trust, other.trust) ||
    compareArrays(one.x, other.x) ||
    compareArrays(one.y, other.y) ||
    compareArrays(one.packed.angle, other.packed.angle);
  return difference > 0 ? [other, one] : [one, other];
}

function compareArrays(one: ArrayLike<number>, other: ArrayLike<number>): number {
  for (let index = 0; index < one.length; index += 1) {
    if (one[index] !== other[index]) return one[index]! - other[index]!;
  }
  return 0;
}
