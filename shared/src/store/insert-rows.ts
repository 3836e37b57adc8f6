import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { loadRows, type RowValues } from './load-rows';

/** Both engines accept this many bound values in one statement (SQLite's limit is 32,766). */
const MAX_PARAMETERS = 15_000;
const MAX_ROWS = 1_000;
/** Fewer rows are not worth the round trips that a load takes. */
const MIN_LOAD = 100;

/**
 * Inserts rows by the engine's bulk path: the one way in for seeds, imports, reports and the audit log. The rows' ids and
 * times are set by the caller; cascades, subscribers and defaults do not run.
 */
export async function insertRows<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  rows: readonly T[],
): Promise<void> {
  if (rows.length === 0) return;
  const { driver } = manager.dataSource;
  const metadata = manager.dataSource.getMetadata(entity);
  const columns = metadata.columns;
  const table = driver.escape(metadata.tableName);
  const names = columns.map((column) => driver.escape(column.databaseName));
  const values = rows.map((row) =>
    columns.map((column): unknown => {
      const value: unknown = driver.preparePersistentValue(column.getEntityValue(row), column);
      return value === undefined ? null : value;
    }),
  );
  const loads = manager.dataSource.options.type === 'mysql' && rows.length >= MIN_LOAD;
  if (loads && (await loadRows(manager, table, names, values))) return;
  await insertByStatements(manager, table, names, values);
}

async function insertByStatements(
  manager: EntityManager,
  table: string,
  columns: readonly string[],
  rows: readonly RowValues[],
): Promise<void> {
  const placeholders = `(${columns.map(() => '?').join(', ')})`;
  const size = Math.min(MAX_ROWS, Math.floor(MAX_PARAMETERS / columns.length));
  for (let start = 0; start < rows.length; start += size) {
    const chunk = rows.slice(start, start + size);
    await manager.query(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${chunk.map(() => placeholders).join(', ')}`,
      chunk.flat(),
    );
  }
}
