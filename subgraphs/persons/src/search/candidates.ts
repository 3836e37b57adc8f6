import type { Person } from '../entities/person';
import type { PersonName } from '../entities/person-name';
import type { PersonLoaders } from '../loaders';
import type { PersonQuestion } from './person-question';
import { MOST_OF_OTHER_BIRTH_DATE } from './weights';

/** What candidates are looked up by. */
export interface CandidateKey {
  nameKey: string;
  mrzKey: string | null;
  /** Only persons who may have been born in this year; null: of any year. */
  birthYear: number | null;
}

/** A record that may be the one looked for, before it is judged. */
export interface Candidate {
  person: Person;
  names: readonly PersonName[];
}

/** The records that are to be judged. */
export interface Candidates {
  candidates: Candidate[];
  /** False when there are more, which were not looked at. */
  complete: boolean;
}

/**
 * Finds the records to judge: those that have a name of the same key. Whatever finds more (other spellings, sounds, cut
 * names) has its place here, in front of the same scoring.
 */
export async function findCandidates(question: PersonQuestion, loaders: PersonLoaders): Promise<Candidates> {
  const { ids, complete } = await loaders.candidates.load(candidateKey(question));
  const people = await Promise.all(ids.map((id) => loaders.byId.load(id)));
  const known = people.filter((person) => person !== null);
  const names = await Promise.all(known.map(({ id }) => loaders.names.load(id)));
  return { candidates: known.map((person, index) => ({ person, names: names[index] ?? [] })), complete };
}

/** The key of a question: a year narrows it as long as nobody of another year could reach the score that is wanted. */
export function candidateKey({ nameKey, mrzKey, birthDate, minScore }: PersonQuestion): CandidateKey {
  const narrow = birthDate !== null && minScore > MOST_OF_OTHER_BIRTH_DATE;
  return { nameKey, mrzKey, birthYear: narrow ? Number(birthDate.slice(0, 4)) : null };
}
