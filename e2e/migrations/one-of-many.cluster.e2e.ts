import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { withMigrationLock } from '@crimegraph/shared/store/migration-lock';
import { connectStore } from '@crimegraph/shared/store/open-store';
import { SeedProgressRow } from '@crimegraph/shared/store/seed-progress-row';
import type { Store } from '@crimegraph/shared/store/store';
import { type GaleraCluster, startGalera } from '@crimegraph/shared/testing/galera-cluster';
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const DATABASE = 'migrations';
/** Several of each node's clients ask at once. */
const INSTANCES_OF_NODE = 2;
/** Long enough for all the others to find the lock taken. */
const WORK_MS = 3_000;

let started = 0;

class Slow implements MigrationInterface {
  name = 'Slow1760000009001';

  async up(runner: QueryRunner): Promise<void> {
    started += 1;
    await delay(WORK_MS);
    await runner.createTable(
      new Table({ name: 'slow', columns: [{ name: 'id', type: 'int', isPrimary: true }] }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('slow', true);
  }
}

let cluster: GaleraCluster;
let stores: Store[] = [];
beforeAll(async () => {
  cluster = await startGalera();
  await cluster.createDatabase(DATABASE);
  const addresses = cluster.nodes.flatMap((node) =>
    Array.from({ length: INSTANCES_OF_NODE }, () => node.url(DATABASE)),
  );
  stores = await Promise.all(
    addresses.map((databaseUrl) =>
      connectStore({ name: 'test', entities: [], migrations: [Slow], dataDir: '', databaseUrl }),
    ),
  );
}, 120_000);
afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await cluster.stop();
});

test('of instances that start at once, each on one node, one migrates, and every node has its work', async () => {
  await Promise.all(stores.map((store) => store.migrator.up()));
  expect(started).toBe(1);
  for (const store of stores) {
    expect(await store.migrator.state()).toEqual({ pending: [], unknown: [] });
    const rows = await store.reader.query<{ name: string }[]>('SELECT name FROM migrations');
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  }
}, 60_000);

test('one alone holds the lock, on whatever node, and what it writes is seen by the next', async () => {
  let inside = 0;
  const most: number[] = [];
  const seen: number[] = [];
  const enter = (store: Store) =>
    withMigrationLock(
      store.reader,
      (work) => store.write(work),
      async () => {
        inside += 1;
        most.push(inside);
        seen.push(await store.reader.count(SeedProgressRow));
        await store.write((manager) => manager.insert(SeedProgressRow, { name: randomUUID(), next: 0 }));
        inside -= 1;
      },
      { beat: 20, lease: 20_000, poll: 10 },
    );
  await Promise.all([...stores, ...stores].map(enter));
  expect(most).toEqual(most.map(() => 1));
  expect(seen).toEqual(seen.map((_count, turn) => turn));
}, 60_000);
