import { codedError } from '../../errors/coded-error';
import type { Viewer } from '../../identity/viewer';
import { documentSearchKey, personSearchKeys, type SearchKey, vehicleSearchKey } from '../search-key';

/** Which entries are asked for, as the graph gives it. */
export interface AuditFilter {
  from?: Date | null;
  to?: Date | null;
  bureau?: string | null;
  subject?: string | null;
  action?: string | null;
  result?: string | null;
  record?: string | null;
  searched?: AuditSearched | null;
  key?: string | null;
  check?: string | null;
}

/** What was searched for, as the graph gives it. */
export interface AuditSearched {
  kind: 'DOCUMENT' | 'PERSON' | 'VIN' | 'PLATE' | 'ENGINE';
  value: string;
  issuingCountry?: string | null;
  birthDate?: string | null;
}

const MAX_LENGTHS = { subject: 128, action: 64, result: 64, record: 128, key: 64, check: 64 } as const;
const MAX_VALUE = 500;
/** Each of these leads to few entries or along an index; without one of them the whole log would be read. */
const NARROWING = ['bureau', 'subject', 'record', 'searched', 'key', 'check'] as const;

/**
 * The filter, narrowed to what the viewer may see: their own acts, their bureau's, or all.
 *
 * @throws FORBIDDEN when it asks for another's, BAD_USER_INPUT when it is too wide or makes no sense
 */
export function narrowedFilter(filter: AuditFilter, viewer: Viewer): AuditFilter {
  for (const [name, max] of Object.entries(MAX_LENGTHS)) {
    const value = filter[name as keyof typeof MAX_LENGTHS];
    if (value && value.length > max) throw refusal(name, `at most ${max} characters`);
  }
  const held: readonly string[] = viewer.scopes;
  if (held.includes('audit:read:all')) {
    if (NARROWING.every((name) => !filter[name])) throw refusal('filter', `one of ${NARROWING.join(', ')}`);
    return filter;
  }
  const own = held.includes('audit:read') ? {} : { subject: viewer.subject };
  const narrowed = { ...filter, bureau: viewer.bureau, ...own };
  for (const name of ['bureau', 'subject'] as const) {
    if (filter[name] && filter[name] !== narrowed[name]) {
      const scope = name === 'bureau' ? 'audit:read:all' : 'audit:read';
      throw codedError('FORBIDDEN', `The audit trail of another ${name} asks for the scope ${scope}.`, {
        scopes: [[scope]],
      });
    }
  }
  return narrowed;
}

/** The key of what was searched for. @throws BAD_USER_INPUT when a part of it is missing */
export function searchedKey({ kind, value, issuingCountry, birthDate }: AuditSearched): SearchKey {
  if (value.length > MAX_VALUE) throw refusal('searched.value', `at most ${MAX_VALUE} characters`);
  if (kind === 'DOCUMENT') {
    if (!issuingCountry) throw refusal('searched.issuingCountry', 'the issuer of the document');
    return documentSearchKey(value, issuingCountry);
  }
  if (kind !== 'PERSON') return vehicleSearchKey(kind, value);
  const [byName, byNameAndDate] = personSearchKeys(value, birthDate ?? null);
  const key = birthDate ? byNameAndDate : byName;
  if (key === undefined) throw refusal('searched.value', 'a name');
  return key;
}

function refusal(path: string, expected: string) {
  return codedError('BAD_USER_INPUT', `"${path}": expected ${expected}.`);
}
