import type { NameForm, NamePart } from './name-parts';
import { LIGHT } from './name-weights';
import { LEAST_LIKENESS, type Likeness, partLikeness } from './part-likeness';

/** Two parts, or two neighbours as one and a part, that may be the same. */
export interface Pair {
  one: NamePart;
  other: NamePart;
  likeness: Likeness;
  /** Bits that both tell. */
  told: number;
}

/** What one side has beyond what met. */
export interface LeftOver {
  /** Bits that its parts would have told. */
  told: number;
  /** Number of titles, particles and initials. */
  light: number;
}

/** Which parts of two names met. */
export interface NameAlignment {
  met: readonly Pair[];
  asked: LeftOver;
  found: LeftOver;
}

/** Two neighbours written as one are likelier to be met by chance: they must be more alike. */
const LEAST_JOINED = 0.85;
const INITIAL_TELLS = 1;

/** The places of a pair, as bit sets, and by what the best pairs go first. */
interface Placed extends Pair {
  asked: number;
  found: number;
  value: number;
}

/** Parts met with parts, the best pairs first, wherever they stand. Symmetric. */
export function namesAligned(asked: NameForm, found: NameForm): NameAlignment {
  const pairs = pairsOf(asked, found);
  if (pairs.length > 1) pairs.sort(bestFirst);
  let [usedAsked, usedFound] = [0, 0];
  const met: Pair[] = [];
  for (const pair of pairs) {
    if ((pair.asked & usedAsked) !== 0 || (pair.found & usedFound) !== 0) continue;
    usedAsked |= pair.asked;
    usedFound |= pair.found;
    met.push(pair);
  }
  return { met, asked: leftOver(asked.parts, usedAsked), found: leftOver(found.parts, usedFound) };
}

function leftOver(parts: readonly NamePart[], used: number): LeftOver {
  let [told, light] = [0, 0];
  parts.forEach(({ weight }, at) => {
    if ((used & (1 << at)) !== 0) return;
    if (weight > LIGHT) told += weight;
    else light += 1;
  });
  return { told, light };
}

function pairsOf(asked: NameForm, found: NameForm): Placed[] {
  const pairs: Placed[] = [];
  asked.parts.forEach((one, at) => {
    found.parts.forEach((other, place) => add(pairs, 1 << at, 1 << place, one, other, LEAST_LIKENESS));
    found.joined.forEach((other, place) => add(pairs, 1 << at, 3 << place, one, other, LEAST_JOINED));
  });
  asked.joined.forEach((one, at) => {
    found.parts.forEach((other, place) => add(pairs, 3 << at, 1 << place, one, other, LEAST_JOINED));
  });
  return pairs;
}

function add(pairs: Placed[], asked: number, found: number, one: NamePart, other: NamePart, least: number): void {
  const likeness = partLikeness(one, other, least);
  if (likeness === null) return;
  const weight = Math.min(one.weight, other.weight);
  const told = likeness.meeting === 'INITIAL' ? Math.min(INITIAL_TELLS, weight) : weight;
  pairs.push({ asked, found, one, other, likeness, told, value: told * (1 - 2 * (1 - likeness.score)) });
}

/** Ties are broken by what is written, so that the direction and the order of the parts change nothing. */
function bestFirst(a: Placed, b: Placed): number {
  return b.value - a.value || (written(a) < written(b) ? -1 : 1);
}

function written({ one, other }: Pair): string {
  return one.text < other.text ? `${one.text} ${other.text}` : `${other.text} ${one.text}`;
}
