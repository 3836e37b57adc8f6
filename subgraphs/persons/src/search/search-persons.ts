import { personSearchKeys } from '@crimegraph/shared/audit/search-key';
import { globalId } from '@crimegraph/shared/ids/global-id';
import type { Context } from '../context';
import type { Person } from '../entities/person';
import { type Candidate, findCandidates } from './candidates';
import type { PersonQuestion } from './person-question';
import { type PersonScore, scorePerson } from './score-person';

/** A record that fits, and how well. */
export type PersonCandidate = PersonScore & { person: Person };

/**
 * Searches the persons on record and notes the search, with the records it shows, in the audit trail.
 *
 * @param first how many candidates are wanted
 */
export async function searchPersons(question: PersonQuestion, first: number, context: Context) {
  const { candidates: found, complete } = await findCandidates(question, context.loaders);
  const candidates = judge(question, found).slice(0, first);
  const checkId = context.audit.search(
    personSearchKeys(question.mrzKey ?? question.nameKey, question.birthDate),
    candidates.map(metRecord),
  );
  const verdict = verdictOf(candidates);
  return { checkId, checkedAt: context.now, verdict, candidates, examined: found.length, complete, mrz: null };
}

/** The candidates that reach the score that is wanted, best first. */
export function judge(question: PersonQuestion, found: readonly Candidate[]): PersonCandidate[] {
  return found
    .flatMap(({ person, names }) => {
      const score = scorePerson(question, person, names);
      return score !== null && score.score >= question.minScore ? [{ person, ...score }] : [];
    })
    .sort((a, b) => b.score - a.score || (a.person.id < b.person.id ? -1 : 1));
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
