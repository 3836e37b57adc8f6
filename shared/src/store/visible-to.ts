import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Viewer } from '../identity/viewer';

/**
 * Adds the row rules to a query on a record table: the record has not expired, and the viewer's bureau owns it or has
 * clearance for it and is not shut out by its restriction (RPD Art. 58, 112-114). Part of every read, search and count,
 * so that a record which may not be seen changes nothing in any answer.
 *
 * @param alias the table's alias in `query`
 * @param now the instant of the request, from which retention is judged
 */
export function visibleTo<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  alias: string,
  viewer: Viewer,
  now: Date,
): SelectQueryBuilder<T> {
  const listed = `EXISTS (SELECT 1 FROM record_restriction listed WHERE listed.recordId = ${alias}.id AND listed.bureau = :viewerBureau)`;
  return query
    .andWhere(`${alias}.expiresAt > :now`)
    .andWhere(
      `(${alias}.owner = :viewerBureau OR (${alias}.confidentiality <= :clearance AND (` +
        `${alias}.restriction = 'NONE' OR (${alias}.restriction = 'DENY' AND NOT ${listed}) OR (${alias}.restriction = 'ALLOW' AND ${listed}))))`,
    )
    .setParameters({ now, viewerBureau: viewer.bureau, clearance: viewer.clearance });
}
