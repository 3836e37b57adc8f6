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

/** At so many bits it is as likely the person asked for as not. */
export const PRIOR_BITS = 1;
/** Bits as counted here are not independent: it takes so many to double the odds. */
const BITS_PER_DOUBLING = 1;

/** Compares who is asked for with a person on record; null when a side has no name that can be compared. Symmetric. */
export function match(asked: Side, found: Side): Match | null {
  const meetings = [
    ['birthDate', birthDateMeeting(asked.birthDates, found.birthDates)],
    ['nationality', nationalityMeeting(asked.nationalities, found.nationalities)],
    ['sex', sexMeeting(asked.sex, found.sex)],
  ] as const;
  const name = bestName(asked.names, found.names, meetings[0][1] !== null);
  if (name === null) return null;
  const facts = meetings.flatMap(([feature, meeting]) =>
    meeting === null ? [] : [{ feature, meeting, bits: factBits[meeting] }],
  );
  const bits = facts.reduce((sum, fact) => sum + fact.bits, name.bits);
  return { bits, score: 1 / (1 + 2 ** ((PRIOR_BITS - bits) / BITS_PER_DOUBLING)), name, facts };
}

function bestName(asked: readonly NameForm[], found: readonly NameForm[], dated: boolean): NameEvidence | null {
  let best: NameEvidence | null = null;
  for (const one of asked.flatMap(readingsOf)) {
    for (const other of found.flatMap(readingsOf)) {
      const evidence = nameEvidence(one, other, dated);
      if (best === null || evidence.bits > best.bits) best = evidence;
    }
  }
  return best;
}

function readingsOf(form: NameForm): readonly NameForm[] {
  return form.readings.length === 0 ? [form] : [form, ...form.readings];
}
