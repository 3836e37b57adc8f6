import {
  birthDateMeeting,
  factBits,
  type FactMeeting,
  type KnownFacts,
  nationalityMeeting,
  sexMeeting,
} from './facts-evidence';
import { type NameEvidence, nameEvidence } from './name-evidence';
import type { NameForm } from './name-parts';

/** One side of a comparison: all names of a person, or the one name that is asked for. */
export interface Side extends KnownFacts {
  names: readonly NameForm[];
}

/** What the comparison comes to. */
export interface Match {
  /** All evidence together, in bits. */
  bits: number;
  /** 0 to 1: the chance that it is the same person, one in 2^`PRIOR_BITS` being so before anything is compared. */
  score: number;
  name: NameEvidence;
  facts: { feature: 'birthDate' | 'nationality' | 'sex'; meeting: FactMeeting; bits: number }[];
}

/** A record drawn at random is the one asked for once in some 300,000. */
export const PRIOR_BITS = 18;
/** Bits as counted here are not independent: it takes so many to double the odds. */
const BITS_PER_DOUBLING = 2;

/** Compares who is asked for with a person on record; null when a side has no name that can be compared. Symmetric. */
export function match(asked: Side, found: Side): Match | null {
  const evidence = asked.names.flatMap((one) => found.names.map((other) => nameEvidence(one, other)));
  const name = evidence.sort((a, b) => b.bits - a.bits)[0];
  if (name === undefined) return null;
  const meetings = [
    ['birthDate', birthDateMeeting(asked.birthDates, found.birthDates)],
    ['nationality', nationalityMeeting(asked.nationalities, found.nationalities)],
    ['sex', sexMeeting(asked.sex, found.sex)],
  ] as const;
  const facts = meetings.flatMap(([feature, meeting]) =>
    meeting === null ? [] : [{ feature, meeting, bits: factBits[meeting] }],
  );
  const bits = facts.reduce((sum, fact) => sum + fact.bits, name.bits);
  return { bits, score: 1 / (1 + 2 ** ((PRIOR_BITS - bits) / BITS_PER_DOUBLING)), name, facts };
}
