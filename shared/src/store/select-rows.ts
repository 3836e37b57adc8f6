import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import type { SqlCondition } from './visible-to';

/**
 * The rows of `entity` that fit `condition`, at most `limit` of them: the fast path of checks. TypeORM's query builder takes
 * longer to write a statement than the engine takes to answer it; here its text is put together, and only rows that were
 * found are turned into entities.
 *
 * @param alias the table's alias in `condition`
 */
export async function selectRows<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  alias: string,
  condition: SqlCondition,
  limit: number,
): Promise<T[]> {
  const { driver } = manager.dataSource;
  const metadata = manager.dataSource.getMetadata(entity);
  const [where, values] = driver.escapeQueryWithParameters(condition.sql, { ...condition.parameters });
  const rows = await manager.query<Record<string, unknown>[]>(
    `SELECT ${columnsOf(metadata, alias)} FROM ${driver.escape(metadata.tableName)} ${alias} WHERE ${where} LIMIT ${limit}`,
    values,
  );
  return rows.map((row) => {
    const instance = metadata.create() as T;
    for (const column of metadata.columns) {
      column.setEntityValue(instance, driver.prepareHydratedValue(row[column.databaseName], column));
    }
    return instance;
  });
}

const columnTexts = new WeakMap<EntityMetadata, string>();

/** After a dot any name is a name, reserved word or not, so none needs quotes. */
function columnsOf(metadata: EntityMetadata, alias: string): string {
  let text = columnTexts.get(metadata);
  if (text === undefined) {
    text = metadata.columns.map((column) => `${alias}.${column.databaseName}`).join(', ');
    columnTexts.set(metadata, text);
  }
  return text;
}
