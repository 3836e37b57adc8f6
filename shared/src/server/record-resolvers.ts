import { type RecordType, globalId } from '../ids/global-id';
import { findBureau } from '../reference/bureaus';
import type { RecordRow } from '../store/record-row';

const levels = ['OFFICIAL_USE_ONLY', 'RESTRICTED', 'CONFIDENTIAL'] as const;

/** A level of confidentiality as the graph names it. */
export type Confidentiality = (typeof levels)[number];

/** The level as the graph names it, from the store's 1 to 3. */
export function confidentialityName(level: number): Confidentiality {
  const name = levels[level - 1];
  if (name === undefined) throw new Error('a record has no valid level of confidentiality');
  return name;
}

/** The level as the store holds it, 1 to 3. */
export function confidentialityLevel(name: Confidentiality): 1 | 2 | 3 {
  return (levels.indexOf(name) + 1) as 1 | 2 | 3;
}

/** The level that a command's argument names. @throws with one line when it names none */
export function requireConfidentiality(text: string): 1 | 2 | 3 {
  const name = levels.find((level) => level === text);
  if (name === undefined) throw new Error(`--confidentiality: expected one of ${levels.join(', ')}.`);
  return confidentialityLevel(name);
}

/** A bureau as the graph shows it. */
export function bureau(code: string): { code: string; name: string } {
  return findBureau(code) ?? { code, name: code };
}

/** The resolvers of the interface `Record`, for the type that is stored as rows of `RecordRow`. */
export function recordResolvers(type: RecordType) {
  return {
    id: (row: RecordRow) => globalId(type, row.id),
    owner: (row: RecordRow) => bureau(row.owner),
    confidentiality: (row: RecordRow) => confidentialityName(row.confidentiality),
  };
}
