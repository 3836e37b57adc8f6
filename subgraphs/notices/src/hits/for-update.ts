import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/**
 * Makes a query of a writing transaction read the rows as they are committed now, and hold them until its end. The embedded
 * store has one writer at a time, so there it reads them as they are anyway.
 */
export function forUpdate<T extends ObjectLiteral>(query: SelectQueryBuilder<T>): SelectQueryBuilder<T> {
  return query.dataSource.options.type === 'mysql' ? query.setLock('pessimistic_write') : query;
}
