import type { NameForm, NamePart } from './name-parts';
import { type Likeness, type Meeting, partLikeness } from './part-likeness';

/** One part of the question and what it met. */
export interface MetPart {
  asked: string;
  found: string;
  meeting: Meeting;
  /** Bits for the match. */
  bits: number;
}

/** What two names say about whether they are one person's. */
export interface NameEvidence {
  /** Logarithm to base 2 of how much likelier they are if it is the same person than by chance. */
  bits: number;
  met: MetPart[];
}

/** Of the weight of parts that only one side has: names are often cut short. */
const UNMET = 0.2;
/** Of the weight by which both sides have parts that the other lacks: another name, rather than a shorter one. */
const CONTRADICTED = 1.5;
/** What agreement comes to at most: the parts of a name depend on one another, and families share many of them. */
const MOST_AGREEMENT = 24;
/** How fast a part tells less as it is less alike: of one skeleton, and otherwise. */
const SLOPES = { EXACT: 0, SOUND: 1.6, CLOSE: 2.8, INITIAL: 0 } as const;

interface Pair {
  asked: readonly number[];
  found: readonly number[];
  met: MetPart;
}

/** Compares two names, in any order of their parts. Symmetric in its bits. */
export function nameEvidence(asked: NameForm, found: NameForm): NameEvidence {
  const pairs = pairsOf(asked, found).sort((a, b) => b.met.bits - a.met.bits);
  const [usedAsked, usedFound] = [new Set<number>(), new Set<number>()];
  const met: MetPart[] = [];
  for (const pair of pairs) {
    if (pair.asked.some((at) => usedAsked.has(at)) || pair.found.some((at) => usedFound.has(at))) continue;
    for (const at of pair.asked) usedAsked.add(at);
    for (const at of pair.found) usedFound.add(at);
    met.push(pair.met);
  }
  const [left, missing] = [unmet(asked.parts, usedAsked), unmet(found.parts, usedFound)];
  const against = UNMET * Math.abs(left - missing) + CONTRADICTED * Math.min(left, missing);
  const agreement = met.reduce((sum, { bits }) => sum + bits, 0);
  return { bits: MOST_AGREEMENT * (1 - Math.exp(-agreement / MOST_AGREEMENT)) - against, met };
}

function pairsOf(asked: NameForm, found: NameForm): Pair[] {
  const pairs: Pair[] = [];
  asked.parts.forEach((one, at) => {
    found.parts.forEach((other, place) => add(pairs, [at], [place], one, other));
    found.joined.forEach((other, place) => add(pairs, [at], [place, place + 1], one, other));
  });
  asked.joined.forEach((one, at) => {
    found.parts.forEach((other, place) => add(pairs, [at, at + 1], [place], one, other));
  });
  return pairs;
}

function add(pairs: Pair[], asked: number[], found: number[], one: NamePart, other: NamePart): void {
  const likeness = partLikeness(one, other);
  if (likeness === null || (asked.length + found.length > 2 && likeness.score < 0.85)) return;
  const met = { asked: one.text, found: other.text, meeting: likeness.meeting, bits: bitsOf(one, other, likeness) };
  pairs.push({ asked, found, met });
}

function bitsOf(a: NamePart, b: NamePart, { score, meeting }: Likeness): number {
  const weight = Math.min(a.weight, b.weight);
  return meeting === 'INITIAL' ? Math.min(1, weight) : weight * (1 - SLOPES[meeting] * (1 - score));
}

function unmet(parts: readonly NamePart[], used: ReadonlySet<number>): number {
  return parts.reduce((sum, { weight }, at) => (used.has(at) ? sum : sum + weight), 0);
}
