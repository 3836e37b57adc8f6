import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { reachesAll } from '../identity/roles';
import type { Viewer } from '../identity/viewer';
import { partiesOf } from '../restriction/party';

/** A condition in SQL that both dialects understand, with what stands for its named parameters. */
export interface SqlCondition {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * The row rules of a record table: the record has not expired, and the viewer's bureau owns it or has clearance for it and
 * is not shut out by its restriction (RPD Art. 58, 112-114). Part of every read, search and count, so that a record which
 * may not be seen changes nothing in any answer. A role whose reach is all records (the commission) is held back by retention
 * alone.
 *
 * @param alias the table's alias in the statement
 * @param now the instant of the request, from which retention is judged
 */
export function visibility(alias: string, viewer: Viewer, now: Date): SqlCondition {
  if (reachesAll(viewer)) return { sql: `${alias}.expiresAt > :now`, parameters: { now } };
  const [viewerBureau, viewerParty] = partiesOf(viewer);
  const listed = `EXISTS (SELECT 1 FROM restricted_party listed WHERE listed.recordId = ${alias}.id AND listed.party IN (:viewerBureau, :viewerParty))`;
  return {
    sql:
      `${alias}.expiresAt > :now AND (${alias}.owner = :viewerBureau OR (${alias}.confidentiality <= :clearance AND (` +
      `${alias}.restriction = 'NONE' OR (${alias}.restriction = 'DENY' AND NOT ${listed}) OR (${alias}.restriction = 'ALLOW' AND ${listed}))))`,
    parameters: { now, viewerBureau, viewerParty, clearance: viewer.clearance },
  };
}

/** Adds the row rules, as `visibility` states them, to a query that TypeORM builds. */
export function visibleTo<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  alias: string,
  viewer: Viewer,
  now: Date,
): SelectQueryBuilder<T> {
  const { sql, parameters } = visibility(alias, viewer, now);
  return query.andWhere(sql).setParameters(parameters);
}
