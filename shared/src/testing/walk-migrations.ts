import assert from 'node:assert/strict';
import type { QueryRunner } from 'typeorm';
import { connectStore, type StoreOptions } from '../store/open-store';
import type { Dialect } from '../store/dialect';
import type { Store } from '../store/store';
import { schemaChanges } from './schema-changes';
import { SyntheticRows } from './synthetic-rows';
import { createTestDatabases } from './test-databases';

/** The tables of the migrations themselves. */
const OWN_TABLES = new Set(['migrations', 'migration_lock']);
const DDL = /^\s*(CREATE|ALTER|DROP|RENAME|TRUNCATE)\b/i;

/** Rows by table; each row as its columns' texts. */
type Contents = Map<string, Map<string, string>[]>;

/**
 * Walks through every migration of a subgraph's store with rows in all tables: each is applied, applied once more as after a
 * crash before it was noted, taken back, and applied again; then all are taken back one by one, and applied one by one. No
 * step may lose a row or a value of another table, each is one DDL statement on MySQL, and at the end the tables are what
 * the entities say.
 *
 * @param differences the statements by which TypeORM would undo what is meant to be otherwise than the entities say
 * @throws an AssertionError that names the migration and what it did
 */
export async function walkMigrations(
  definition: Pick<StoreOptions, 'name' | 'entities' | 'migrations'>,
  differences: Partial<Record<Dialect, readonly string[]>> = {},
): Promise<void> {
  const { name, entities, migrations } = definition;
  const databases = await createTestDatabases([name]);
  const options = { name, entities, migrations, dataDir: databases.dataDir, databaseUrl: databases.url(name) };
  const store = await connectStore(options);
  try {
    const walk = new Walk(store);
    const { pending } = await store.migrator.state();
    for (const migration of pending) {
      await walk.up(migration);
      await walk.upAfterCrash(migration);
      await walk.down(migration);
      await walk.up(migration);
      await walk.fill();
    }
    for (const migration of [...pending].reverse()) await walk.down(migration);
    assert.deepEqual([...(await walk.contents()).keys()], [], 'tables that no migration takes back');
    for (const migration of pending) {
      await walk.up(migration);
      await walk.fill();
    }
    assert.deepEqual((await store.migrator.state()).pending, []);
    const meant = differences[store.dialect] ?? [];
    assert.deepEqual(await schemaChanges(store), meant, 'the tables are not what the entities say');
    assertCarriedWhole(store);
  } finally {
    await store.close();
    await databases.remove();
  }
}

class Walk {
  private readonly rows = new SyntheticRows();
  /** What the tables hold, as long as nothing has been done to them since. */
  private latest: Contents | undefined;

  constructor(private readonly store: Store) {}

  up(migration: string): Promise<void> {
    return this.step(`${migration} up`, async () => {
      const done: string[] = [];
      await this.store.migrator.up((name) => done.push(name), 1);
      assert.deepEqual(done, [migration]);
    });
  }

  down(migration: string): Promise<void> {
    return this.step(`${migration} down`, async () => {
      const done: string[] = [];
      await this.store.migrator.down(1, (name) => done.push(name));
      assert.deepEqual(done, [migration]);
    });
  }

  /** As if the process had died between the step and the note of it. */
  async upAfterCrash(migration: string): Promise<void> {
    await this.store.write((manager) => manager.query('DELETE FROM migrations WHERE name = ?', [migration]));
    const before = await this.contents();
    await this.up(migration);
    assert.deepEqual(await this.contents(), before, `${migration}, when it was done before, changes something`);
  }

  async fill(): Promise<void> {
    await this.withRunner(async (runner) => {
      const names = await tableNames(runner);
      for (const table of names.length === 0 ? [] : await runner.getTables(names))
        await this.rows.insert(runner, table);
    });
    this.latest = undefined;
  }

  async contents(): Promise<Contents> {
    this.latest ??= await this.withRunner(async (runner) => {
      const contents: Contents = new Map();
      for (const name of await tableNames(runner)) {
        const rows = (await runner.query(`SELECT * FROM ${runner.dataSource.driver.escape(name)}`)) as object[];
        contents.set(
          name,
          rows.map((row) => new Map(Object.entries(row).map(([column, value]) => [column, JSON.stringify(value)]))),
        );
      }
      return contents;
    });
    return this.latest;
  }

  private async step(title: string, work: () => Promise<void>): Promise<void> {
    const before = await this.contents();
    const statements: string[] = [];
    const stop = this.store.onQuery((sql) => statements.push(sql));
    await work();
    stop();
    this.latest = undefined;
    const ddl = statements.filter((sql) => DDL.test(sql) && !/migrations|migration_lock/.test(sql));
    if (this.store.dialect === 'mysql')
      assert.ok(ddl.length <= 1, `${title}: more than one DDL statement:\n${ddl.join('\n')}`);
    assertKept(title, before, await this.contents());
  }

  /** Through the store's transactions, so that the embedded store's rows are written in its one writer. */
  private withRunner<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    return this.store.write((manager) => work(manager.queryRunner as QueryRunner));
  }
}

async function tableNames(runner: QueryRunner): Promise<string[]> {
  const embedded = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`;
  const mysql = 'SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()';
  const rows = (await runner.query(runner.dataSource.options.type === 'mysql' ? mysql : embedded)) as {
    name: string;
  }[];
  return rows
    .map(({ name }) => name)
    .filter((name) => !OWN_TABLES.has(name))
    .sort();
}

/** Every row that was there is still there, with all the values of the columns that still are. */
function assertKept(title: string, before: Contents, after: Contents): void {
  for (const [table, rows] of before) {
    const now = after.get(table);
    if (now === undefined) continue;
    const columns = [...(rows[0]?.keys() ?? [])].filter((column) => now[0]?.has(column) ?? false);
    const key = (row: Map<string, string>) => columns.map((column) => row.get(column)).join(' ');
    const kept = new Set(now.map(key));
    const lost = rows.map(key).filter((row) => !kept.has(row));
    assert.deepEqual(lost, [], `${title}: rows of ${table} are not what they were`);
  }
}

/** The drivers give a wide number back as a text or a number, each in its own way: an entity must say how it is read. */
function assertCarriedWhole(store: Store): void {
  const wide = store.reader.dataSource.entityMetadatas.flatMap(({ columns }) =>
    columns.filter(
      ({ type, transformer }) => /^(bigint|decimal|numeric)$/.test(String(type)) && transformer === undefined,
    ),
  );
  assert.deepEqual(
    wide.map(({ entityMetadata, propertyName }) => `${entityMetadata.name}.${propertyName}`),
    [],
    'wide numbers without a transformer',
  );
}
