import { personSearchKeys } from '@crimegraph/shared/audit/search-key';
import { globalId } from '@crimegraph/shared/ids/global-id';
import type { Context } from '../context';
import type { Person } from '../entities/person';
import type { PersonLoaders } from '../loaders';
import { findCandidates } from './candidates';
import type { PersonQuestion } from './person-question';
import { type Reason, reasonsOf } from './reasons';
import { type Level, type PersonScore, scorePerson } from './score-person';

/** A record that fits, how well, and why. */
export interface PersonCandidate {
  person: Person;
  score: number;
  level: Level;
  reasons: Reason[];
}

/** Of those who share least with a question. */
const LAST = 10;

/** What a search came to. */
export interface Judged {
  /** Those that reach the score that is wanted, best first. */
  found: PersonScore[];
  /** How many records were compared. */
  examined: number;
  /** False when others may fit as well who were not compared. */
  complete: boolean;
}

/**
 * Searches the persons on record and notes the search, with the records it shows, in the audit trail.
 *
 * @param first how many candidates are wanted
 */
export async function searchPersons(question: PersonQuestion, first: number, context: Context) {
  const { candidates, examined, complete } = await findPersons(question, first, context.loaders);
  const checkId = context.audit.search(
    personSearchKeys(question.mrzKey ?? question.nameKey, question.birthDate),
    candidates.map(metRecord),
  );
  const verdict = verdictOf(candidates);
  return { checkId, checkedAt: context.now, verdict, candidates, examined, complete, mrz: null };
}

/** The best `first` candidates with their records: the whole search, but for the audit trail. */
export async function findPersons(question: PersonQuestion, first: number, loaders: PersonLoaders) {
  const { found, examined, complete } = await judge(question, loaders);
  return { candidates: await shown(found.slice(0, first), loaders), examined, complete };
}

/** Finds and compares the records that share something with the question. */
export async function judge(question: PersonQuestion, loaders: PersonLoaders): Promise<Judged> {
  const { candidates, walked, more } = await findCandidates(question, loaders);
  const scores = candidates.map((person) => scorePerson(question, person));
  const found = scores.filter((score) => score !== null && score.score >= question.minScore) as PersonScore[];
  // Whoever was not compared shares less than the last who were: if those are far from fitting, they are.
  const cutShort = more && scores.slice(-LAST).some((score) => score !== null && score.score >= question.minScore);
  return {
    found: found.sort((a, b) => b.score - a.score || b.bits - a.bits || (a.person.id < b.person.id ? -1 : 1)),
    examined: candidates.length,
    complete: walked && !cutShort,
  };
}

/** The records of the best; one that has been deleted since it was compared is left out. */
async function shown(found: readonly PersonScore[], loaders: PersonLoaders): Promise<PersonCandidate[]> {
  const people = await Promise.all(found.map(({ person }) => loaders.byId.load(person.id)));
  return found.flatMap((one, at) => {
    const person = people[at];
    return person ? [{ person, score: one.score, level: one.level, reasons: reasonsOf(one) }] : [];
  });
}

/** What the best of the candidates comes to. */
export function verdictOf(candidates: readonly PersonCandidate[]): 'NO_RECORD' | 'POSSIBLE_MATCH' | 'MATCH' {
  const best = candidates[0];
  if (best === undefined) return 'NO_RECORD';
  return best.level === 'EXACT' || best.level === 'STRONG' ? 'MATCH' : 'POSSIBLE_MATCH';
}

function metRecord({ person, level }: PersonCandidate) {
  return { id: globalId('Person', person.id), type: 'Person' as const, owner: person.owner, level };
}
