import { v7 as uuid } from 'uuid';
import type { CallerContext } from '../identity/caller-context';
import type { AuditEntry } from './audit-row';
import { type SearchKey, searchKeyDigest } from './search-key';

/** What all entries of one request share. */
export interface EntryContext {
  readonly caller: CallerContext;
  /** Key of the digests. */
  readonly secret: Uint8Array;
  readonly now: Date;
}

/** What entries of one request differ in. */
export interface EntryParts {
  id?: string;
  action: string;
  result: string;
  keys?: readonly SearchKey[];
  asked?: readonly string[];
  shown?: readonly string[];
  refusal?: string | null;
}

/** Makes an entry. Texts are cut to their columns: one that did not fit would keep the entries beside it from the log. */
export function newEntry({ caller, secret, now }: EntryContext, parts: EntryParts): AuditEntry {
  const { viewer, trace, operation } = caller;
  const { id = newEntryId(now), action, result, keys = [], asked = [], shown = [], refusal = null } = parts;
  return {
    id,
    at: now,
    subject: viewer.subject,
    bureau: viewer.bureau,
    onBehalfOf: viewer.entity,
    role: viewer.role,
    purpose: viewer.purpose,
    caseReference: viewer.caseReference,
    trace,
    operation: operation?.slice(0, 128) ?? null,
    action: action.slice(0, 64),
    keys: JSON.stringify(keys.map((key) => searchKeyDigest(secret, key))),
    asked: JSON.stringify(asked),
    shown: JSON.stringify(shown),
    result: result.slice(0, 64),
    refusal: refusal?.slice(0, 255) ?? null,
  };
}

/** A new id of an entry made at `now`: ids rise with time. */
export function newEntryId(now: Date): string {
  return uuid({ msecs: now.getTime() });
}
