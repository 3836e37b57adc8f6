import { motionsOf } from './alignment';
import { type Evidence, evidenceOf } from './evidence';
import { localSimilarity } from './local-similarity';
import { pairUp } from './pairing';
import type { PreparedFinger } from './prepared-finger';
import { relax, type RelaxedPairs } from './relaxation';
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
  /** By which the best alignment was chosen. */
  choice: number;
  countA: number;
  countB: number;
}

/** Compares `a` with `b` in this order. */
export function compared(a: PreparedFinger, b: PreparedFinger): Compared | undefined {
  const similarity = new Float64Array(a.count * b.count);
  localSimilarity(a.packed, b.packed, similarity);
  const pairs = relax(a, b, similarity);
  let best: (Evidence & { choice: number }) | undefined;
  for (const motion of motionsOf(a, b, pairs)) {
    const evidence = evidenceOf(a, b, similarity, pairUp(a, b, similarity, motion));
    const choice = choiceOf(evidence);
    if (best === undefined || choice > best.choice) best = { ...evidence, choice };
  }
  if (best === undefined) return undefined;
  return { ...best, support: meanSupport(pairs, Math.min(a.count, b.count)), countA: a.count, countB: b.count };
}

function choiceOf({ fit, likeness, edges, missing }: Evidence): number {
  return fit + likeness + 0.08 * edges - 0.15 * missing;
}

/** The mean support of the best pairs that share no minutia: 4 to 12 of them, more of larger fingers (MCC, equation 19). */
function meanSupport({ first, second, support, order }: RelaxedPairs, smaller: number): number {
  const wanted = Math.min(smaller, 4 + Math.round(8 / (1 + Math.exp(-0.4 * (smaller - 20)))));
  const taken = { first: new Set<number>(), second: new Set<number>() };
  let sum = 0;
  for (const pair of order) {
    const [i, j] = [first[pair]!, second[pair]!];
    if (taken.first.has(i) || taken.second.has(j)) continue;
    taken.first.add(i);
    taken.second.add(j);
    sum += support[pair]!;
    if (taken.first.size === wanted) break;
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
