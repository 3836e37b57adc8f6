import { setTimeout as delay } from 'node:timers/promises';
import { LockLost, type LockTiming, withMigrationLock } from '@crimegraph/shared/store/migration-lock';
import { Migrator } from '@crimegraph/shared/store/migrator';
import { connectStore } from '@crimegraph/shared/store/open-store';
import type { Store } from '@crimegraph/shared/store/store';
import { createTestDatabases, type TestDatabases } from '@crimegraph/shared/testing/test-databases';
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const INSTANCES = 4;
const timing: LockTiming = { beat: 50, lease: 500, poll: 20 };

let started: string[] = [];

class Slow implements MigrationInterface {
  name = 'Slow1760000009001';

  async up(runner: QueryRunner): Promise<void> {
    started.push(this.name);
    await delay(2 * timing.lease);
    await runner.createTable(
      new Table({ name: 'slow', columns: [{ name: 'id', type: 'int', isPrimary: true }] }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('slow', true);
  }
}

let databases: TestDatabases;
let stores: Store[];
beforeEach(async () => {
  started = [];
  databases = await createTestDatabases(['lock']);
  const open = () =>
    connectStore({
      name: 'lock',
      entities: [],
      migrations: [Slow],
      dataDir: databases.dataDir,
      databaseUrl: databases.url('lock'),
    });
  stores = await Promise.all(Array.from({ length: INSTANCES }, open));
});
afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await databases.remove();
});

const instance = (index: number) => stores[index] as Store;
const lock = <T>(index: number, work: Parameters<typeof withMigrationLock<T>>[2], own = timing) =>
  withMigrationLock(instance(index).reader, (write) => instance(index).write(write), work, own);
const migrators = () =>
  stores.map((store) => new Migrator(store.reader.dataSource, 'mysql', (work) => store.write(work), timing));

test('of instances that start at once, one does the work, however long it takes, and all end migrated', async () => {
  const told: string[] = [];
  await Promise.all(migrators().map((migrator) => migrator.up((name) => told.push(name))));
  expect(started).toEqual(['Slow1760000009001']);
  expect(new Set(told).size).toBe(told.length);
  for (const migrator of migrators()) expect((await migrator.state()).pending).toEqual([]);
  expect(await instance(0).reader.query('SELECT * FROM migration_lock')).toEqual([]);
});

test('one alone is inside, and those that wait come in one after another', async () => {
  let inside = 0;
  const most: number[] = [];
  const work = async () => {
    inside += 1;
    most.push(inside);
    await delay(30);
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 12 }, (_, index) => lock(index % INSTANCES, work)));
  expect(most).toEqual(Array.from({ length: 12 }, () => 1));
});

test('work that fails gives the lock back', async () => {
  await expect(lock(0, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(await lock(1, () => Promise.resolve('done'))).toBe('done');
});

test('a holder that has died is replaced, when its lease is over and not before', async () => {
  await lock(0, () => Promise.resolve());
  await instance(0).write((manager) => manager.query("INSERT INTO migration_lock VALUES (1, 'dead', 7)"));
  const began = performance.now();
  expect(await lock(1, () => Promise.resolve('done'))).toBe('done');
  expect(performance.now() - began).toBeGreaterThanOrEqual(timing.lease);
});

test('a holder that was only slow cannot note what it did when another one has taken over', async () => {
  const withoutBeat = { ...timing, beat: 1_000_000 };
  let entered = () => undefined as void;
  const inside = new Promise<void>((resolve) => (entered = resolve));
  const slow = lock(
    0,
    async (confirm) => {
      entered();
      await delay(3 * timing.lease);
      await instance(0).write(confirm);
    },
    withoutBeat,
  );
  await inside;
  const other = lock(1, () => Promise.resolve('done'));
  await expect(slow).rejects.toThrow(LockLost);
  expect(await other).toBe('done');
});
