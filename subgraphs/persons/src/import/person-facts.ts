import { canonicalJson } from '@crimegraph/shared/requests/idempotent';
import type { PersonRecord } from '../store';

/**
 * All that a record says of a person, as one text: equal texts are the same row imported twice. Nothing less makes a
 * duplicate of a person: namesakes of one birth date and one case exist.
 */
export function personFacts({ person, names }: PersonRecord): string {
  const { id: _id, recordedAt: _recordedAt, updatedAt: _updatedAt, expiresAt: _expiresAt, ...record } = person;
  // Who may see it is no fact about the person.
  const { confidentiality: _confidentiality, restriction: _restriction, ...told } = record;
  const { searchNumber: _searchNumber, keyScheme: _keyScheme, ...facts } = told;
  const named = names.map(({ kind, quality, script, full, family, given }) => [
    kind,
    quality,
    script,
    full,
    family,
    given,
  ]);
  return canonicalJson({ ...facts, names: named });
}
