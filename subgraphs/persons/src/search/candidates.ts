import type { PersonLoaders } from '../loaders';
import type { ComparedPerson } from './compared-person';
import type { PersonQuestion } from './person-question';
import type { KeyWalk } from '../store';
import { type AskedKey, askedKeysOf } from './search-keys';

/** Keys that a question walks along: a name has some twenty; of one of very many parts those that tell most. */
export const MAX_WALKS = 48;
/** Persons whom a search judges: those who share the most with the name and the birth date that are asked for. */
export const MAX_JUDGED = 150;

/** The records that are to be judged, those that share the most first. */
export interface Candidates {
  candidates: ComparedPerson[];
  /** Whether everybody of the very name, or of the day of birth that was asked for, was met along a key. */
  walked: boolean;
  /** Whether there are more who share something. */
  more: boolean;
}

/** Finds the records to judge, by the keys that they share with the question. */
export async function findCandidates(question: PersonQuestion, loaders: PersonLoaders): Promise<Candidates> {
  const keys = askedKeysOf(question.nameKey, question.form, question.birthDate, MAX_WALKS);
  const walks = await Promise.all(keys.map(({ hash }) => loaders.walks.load(hash)));
  const all = shares(keys, walks);
  const best = all.size <= MAX_JUDGED ? [...all.keys()] : bestOf([all, shares(keys, walks.map(whole))]);
  const found = await Promise.all(best.map((number) => loaders.compared.load(number)));
  const walked = (reach: AskedKey['reach']) => {
    const those = walks.filter((_walk, at) => keys[at]?.reach === reach);
    return those.length > 0 && those.every(({ complete }) => complete);
  };
  return { candidates: found.flat(), walked: walked('NAME') || walked('DAY'), more: all.size > MAX_JUDGED };
}

/** Persons by number, with the weights of all keys that they share with the question. */
function shares(keys: readonly AskedKey[], walks: readonly (KeyWalk | null)[]): Map<number, number> {
  const weights = new Map<number, number>();
  walks.forEach((walk, at) => {
    const weight = keys[at]?.weight ?? 0;
    for (const number of walk?.numbers ?? []) weights.set(number, (weights.get(number) ?? 0) + weight);
  });
  return weights;
}

/** A walk that met everybody; null for one of a key so common that it says nothing of whom it did not meet. */
function whole(walk: KeyWalk): KeyWalk | null {
  return walk.complete ? walk : null;
}

/**
 * Those who share the most, by each of the rankings in turn: whoever has a common name and a rare birthday shares little along the
 * keys of the name, if the walk ended before their turn.
 */
function bestOf(rankings: readonly Map<number, number>[]): number[] {
  const sorted = rankings.map((weights) => [...weights].sort(([a, x], [b, y]) => y - x || a - b));
  const best = new Set<number>();
  for (let place = 0; best.size < MAX_JUDGED; place += 1) {
    for (const ranking of sorted) {
      const number = ranking[place]?.[0];
      if (number !== undefined && best.size < MAX_JUDGED) best.add(number);
    }
  }
  return [...best];
}
