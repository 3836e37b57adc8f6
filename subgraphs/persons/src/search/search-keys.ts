import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Person } from '../entities/person';
import type { PersonName } from '../entities/person-name';
import { birthDateKeysOf, type CandidateKey, candidateKeysOf } from '../matching/candidate-keys';
import type { NameForm } from '../matching/name-parts';
import { formOf } from './name-form';

/** A key of a question: what the table of keys is asked for. */
export interface AskedKey {
  hash: number;
  /** What a person who shares it is worth, against those who share others. */
  weight: number;
  /** `NAME`: everybody who bears the very name has it. `DAY`: everybody born on the very day. */
  reach: 'NAME' | 'DAY' | 'LIKE';
}

/** Sharing all letters is worth more than sharing any sounds. */
const WHOLE_NAME_WEIGHT = 24;

/** What stands for a person in the table of keys. */
export function searchNumber(personId: string): number {
  return Number.parseInt(createHash('sha256').update(personId).digest('hex').slice(0, 13), 16);
}

/** The hashes under which a person with these names is found, each once. */
export function searchKeysOf(
  { birthDate, otherBirthDates }: Pick<Person, 'birthDate' | 'otherBirthDates'>,
  names: readonly Pick<PersonName, 'nameKey' | 'full' | 'family' | 'given'>[],
): number[] {
  const dates = birthDate === null ? otherBirthDates : [birthDate, ...otherBirthDates];
  const keys = names.flatMap((name) => {
    const form = formOf(name);
    const like = [...candidateKeysOf(form), ...birthDateKeysOf(form, dates, false)];
    return [wholeName(name.nameKey), ...like.map(({ key }) => key)];
  });
  return [...new Set(keys.map(hashOf))];
}

/** The keys of a question, those that tell most first; at most `limit`. */
export function askedKeysOf(nameKey: string, form: NameForm, birthDate: string | null, limit: number): AskedKey[] {
  const dates = birthDate === null ? [] : [birthDate];
  const names = candidateKeysOf(form);
  const strongest = Math.max(0, ...names.map(({ weight }) => weight));
  const keys: AskedKey[] = [
    { hash: hashOf(wholeName(nameKey)), weight: WHOLE_NAME_WEIGHT, reach: 'NAME' },
    ...names.map((key) => asked(key, key.weight === strongest ? 'NAME' : 'LIKE')),
    ...birthDateKeysOf(form, dates, true).map((key) => asked(key, key.key === `d${birthDate}` ? 'DAY' : 'LIKE')),
  ];
  return keys.sort((a, b) => b.weight - a.weight).slice(0, limit);
}

function asked({ key, weight }: CandidateKey, reach: AskedKey['reach']): AskedKey {
  return { hash: hashOf(key), weight, reach };
}

/** Names that nothing can be heard in, initials alone for instance, have this key and no other. */
function wholeName(nameKey: string): string {
  return `n${nameKey}`;
}

function hashOf(key: string): number {
  return crc32(key) | 0;
}
