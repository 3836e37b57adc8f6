import type { Store } from '../store/store';

/**
 * The statements by which TypeORM would make the tables equal to the entities: none, when migrations and entities agree.
 *
 * An entity says `text`, the one name for it that both dialects have; tables have `mediumtext` (`longText`).
 */
export async function schemaChanges(store: Store): Promise<string[]> {
  const { driver } = store.reader.dataSource;
  const options = driver.options as { type: string };
  const { type } = options;
  const normalizeType = driver.normalizeType.bind(driver);
  driver.normalizeType = (column) => {
    const normal = normalizeType(column);
    return normal === 'text' ? 'mediumtext' : normal;
  };
  // Only under this name TypeORM knows how MariaDB tells of a column without a default.
  if (await isMariadb(store)) options.type = 'mariadb';
  try {
    const changes = await driver.createSchemaBuilder().log();
    return changes.upQueries.map((change) => change.query);
  } finally {
    options.type = type;
    driver.normalizeType = normalizeType;
  }
}

async function isMariadb(store: Store): Promise<boolean> {
  if (store.dialect === 'sqlite') return false;
  const rows = await store.reader.query<{ version: string }[]>('SELECT VERSION() AS version');
  return rows[0]?.version.includes('MariaDB') ?? false;
}
