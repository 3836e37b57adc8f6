import type { Purpose } from '../identity/purposes';
import type { Role } from '../identity/roles';
import type { HitEvent } from './hit-event';

/** What becomes of a search that met another bureau's record. */
export type HitHandling =
  /** The owner has a hit in its inbox, and the bureau that searched learns what becomes of it. */
  | 'TELL_BOTH'
  /** The owner has a hit in its inbox; the searcher learns no more than its answer. */
  | 'TELL_OWNER'
  /** No hit at all: the search is in the searcher's audit log and nowhere else. */
  | 'TELL_NOBODY';

/** One row of the policy: it holds for the searches that meet all that it names. */
export interface HitRule {
  /** Why, and where it comes from. */
  readonly because: string;
  /** Role of whoever searched. */
  readonly roles?: readonly Role[];
  readonly purposes?: readonly Purpose[];
  /** Bureau that searched. */
  readonly searchers?: readonly string[];
  /** Bureau that owns the record. */
  readonly owners?: readonly string[];
  readonly recordTypes?: readonly HitEvent['recordType'][];
  readonly levels?: readonly HitEvent['level'][];
  readonly handling: HitHandling;
}

/** One record that one search met, as far as the policy looks at it. */
export interface Meeting {
  role: Role;
  purpose: Purpose;
  searchedBy: string;
  owner: string;
  recordType: HitEvent['recordType'];
  level: HitEvent['level'];
}

/** The handling of the first row that holds; without one both are told. */
export function hitHandling(rules: readonly HitRule[], meeting: Meeting): HitHandling {
  return rules.find((rule) => holds(rule, meeting))?.handling ?? 'TELL_BOTH';
}

function holds(rule: HitRule, { role, purpose, searchedBy, owner, recordType, level }: Meeting): boolean {
  return (
    names(rule.roles, role) &&
    names(rule.purposes, purpose) &&
    names(rule.searchers, searchedBy) &&
    names(rule.owners, owner) &&
    names(rule.recordTypes, recordType) &&
    names(rule.levels, level)
  );
}

function names<T>(list: readonly T[] | undefined, value: T): boolean {
  return list === undefined || list.includes(value);
}
