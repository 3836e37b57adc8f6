import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { AuditRow } from '../audit-row';
import { AuditTermRow } from '../audit-term-row';

/** Which rows of a log are asked for: those that meet all that is given. */
export interface AuditQuery {
  from?: Date | null | undefined;
  to?: Date | null | undefined;
  bureau?: string | null | undefined;
  subject?: string | null | undefined;
  action?: string | null | undefined;
  result?: string | null | undefined;
  /** The id of the row. */
  id?: string | null | undefined;
  /** `AuditTermRow.term`s that it must have. */
  terms: readonly string[];
}

/** The newest rows older than the row `before`, `limit` of them at most, the newest first. */
export function findAuditRows(
  reader: EntityManager,
  { from, to, id, terms, ...equal }: AuditQuery,
  before: string | undefined,
  limit: number,
): Promise<AuditRow[]> {
  const query = reader.createQueryBuilder(AuditRow, 'row');
  terms.forEach((term, index) => joinTerm(query, term, index));
  // By the index of the term where there is one: its rows are in the order of time as well.
  const key = terms.length === 0 ? 'row.id' : 'term0.id';
  for (const name of ['bureau', 'subject', 'action', 'result'] as const) {
    if (equal[name]) query.andWhere(`row.${name} = :${name}`, { [name]: equal[name] });
  }
  if (id) query.andWhere('row.id = :id', { id });
  if (from) query.andWhere(`${key} >= :from`, { from: firstIdAt(from) });
  if (to) query.andWhere(`${key} < :to`, { to: firstIdAt(to) });
  if (before !== undefined) query.andWhere(`${key} < :before`, { before });
  return query.orderBy(key, 'DESC').limit(limit).getMany();
}

function joinTerm(query: SelectQueryBuilder<AuditRow>, term: string, index: number): void {
  const alias = `term${index}`;
  const previous = index === 0 ? 'row' : `term${index - 1}`;
  query.innerJoin(AuditTermRow, alias, `${alias}.id = ${previous}.id`);
  query.andWhere(`${alias}.term = :${alias}`, { [alias]: term });
}

/** Not after any id (UUID version 7, RFC 9562 section 5.7) that is made at `instant`, and after all that are made before. */
function firstIdAt(instant: Date): string {
  const time = Math.max(0, instant.getTime()).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7000-8000-000000000000`;
}
