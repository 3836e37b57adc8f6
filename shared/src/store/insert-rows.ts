import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/** Both engines accept this many bound values in one statement (SQLite's limit is 32,766). */
const MAX_PARAMETERS = 15_000;
const MAX_ROWS = 1_000;

/**
 * Inserts rows in as few statements as the engine allows: the bulk path of seeds, imports and the audit log. The rows'
 * ids and times are set by the caller; cascades, subscribers and defaults do not run.
 */
export async function insertRows<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  rows: readonly T[],
): Promise<void> {
  if (rows.length === 0) return;
  const source = manager.dataSource;
  const metadata = source.getMetadata(entity);
  const columns = metadata.columns;
  const names = columns.map((column) => source.driver.escape(column.databaseName)).join(', ');
  const placeholders = `(${columns.map(() => '?').join(', ')})`;
  const size = Math.min(MAX_ROWS, Math.floor(MAX_PARAMETERS / columns.length));
  for (let start = 0; start < rows.length; start += size) {
    const chunk = rows.slice(start, start + size);
    const values = chunk.flatMap((row) =>
      columns.map((column) => {
        const value: unknown = source.driver.preparePersistentValue(column.getEntityValue(row), column);
        return value === undefined ? null : value;
      }),
    );
    await manager.query(
      `INSERT INTO ${source.driver.escape(metadata.tableName)} (${names}) VALUES ${chunk.map(() => placeholders).join(', ')}`,
      values,
    );
  }
}
