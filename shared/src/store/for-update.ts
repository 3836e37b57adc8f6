import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Dialect } from './dialect';

/**
 * Reads the rows of `query` as they are now and keeps others from changing them until the transaction ends, so that what is
 * decided on them still holds when it is written. The embedded store has one writer at a time: there this is so anyway. On a
 * cluster a writer on another node is found at the commit, and one of the two runs again.
 */
export function forUpdate<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  dialect: Dialect,
): SelectQueryBuilder<T> {
  return dialect === 'mysql' ? query.setLock('pessimistic_write') : query;
}
