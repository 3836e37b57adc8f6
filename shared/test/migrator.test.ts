import { SeedProgressRow } from '@crimegraph/shared/store/seed-progress-row';
import { openTestStore, type TestStore } from '@crimegraph/shared/testing/test-store';
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

let broken = false;
let runs: string[] = [];

/** A migration that makes a table with one row, by two statements: the row is there once, however often it runs. */
function createsTable(name: string, table: string) {
  return class implements MigrationInterface {
    name = name;

    async up(runner: QueryRunner): Promise<void> {
      runs.push(name);
      await runner.createTable(
        new Table({ name: table, columns: [{ name: 'id', type: 'int', isPrimary: true }] }),
        true,
      );
      if (broken) await runner.query('SELECT id FROM nowhere');
      if (((await runner.query(`SELECT id FROM ${table}`)) as object[]).length === 0) {
        await runner.query(`INSERT INTO ${table} VALUES (1)`);
      }
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.dropTable(table, true);
      if (broken) throw new Error('no way back');
    }
  };
}

const migrations = [createsTable('Second1760000009002', 'second'), createsTable('First1760000009001', 'first')];
let fixture: TestStore;
beforeEach(async () => {
  broken = false;
  runs = [];
  fixture = await openTestStore({ migrations });
});
afterEach(() => fixture.remove());

const migrator = () => fixture.store.migrator;
const rows = (table: string) => fixture.store.reader.query<object[]>(`SELECT id FROM ${table}`);
const noted = (name: string) =>
  fixture.store.write((manager) =>
    manager.query(`INSERT INTO migrations (timestamp, name) VALUES (1760000009999, '${name}')`),
  );

test('migrations are applied in the order of their times, once', async () => {
  expect(runs).toEqual(['First1760000009001', 'Second1760000009002']);
  await fixture.reopen();
  expect(runs).toHaveLength(2);
  expect(await migrator().state()).toEqual({ pending: [], unknown: [] });
});

test('they are taken back the newest first, and told one by one', async () => {
  const told: string[] = [];
  await migrator().down(2, (name, direction) => told.push(`${name} ${direction}`));
  expect(told).toEqual(['Second1760000009002 down', 'First1760000009001 down']);
  expect((await migrator().state()).pending).toEqual(['First1760000009001', 'Second1760000009002']);
  await expect(rows('first')).rejects.toThrow();
});

test('one that fails is named and stops the rest; the next try, when it is repaired, ends well', async () => {
  await migrator().down(2);
  broken = true;
  await expect(migrator().up()).rejects.toThrow(/^the migration First1760000009001 failed \(up\): .*nowhere/);
  expect((await migrator().state()).pending).toEqual(['First1760000009001', 'Second1760000009002']);
  broken = false;
  await migrator().up();
  expect([await rows('first'), await rows('second')]).toEqual([[{ id: 1 }], [{ id: 1 }]]);
});

test('one that cannot be taken back stays noted, and can be applied and taken back later', async () => {
  broken = true;
  await expect(migrator().down(1)).rejects.toThrow('the migration Second1760000009002 failed (down): no way back');
  expect((await migrator().state()).pending).toEqual([]);
  broken = false;
  await migrator().down(1);
  await migrator().up();
  expect(await rows('second')).toEqual([{ id: 1 }]);
});

test('what a failing migration says of a row is not told', async () => {
  const secret = 'L898902C3';
  class Fills implements MigrationInterface {
    name = 'Fills1760000009003';
    async up(runner: QueryRunner): Promise<void> {
      for (let time = 0; time < 2; time += 1) await runner.query(`INSERT INTO seed_progress VALUES ('${secret}', 1)`);
    }
    down = () => Promise.resolve();
  }
  await expect(openTestStore({ migrations: [Fills] })).rejects.toThrow(
    /^the migration Fills1760000009003 failed \(up\): [A-Z_]+$/,
  );
});

test('a database that is newer by what adds may be worked on, and is not taken back by older code', async () => {
  await noted('AddsSomething1760000009999');
  expect(await migrator().usableState()).toEqual({ pending: [], unknown: ['AddsSomething1760000009999'] });
  await fixture.reopen();
  await fixture.store.write((manager) => manager.insert(SeedProgressRow, { name: 'a', next: 1 }));
  await expect(migrator().down(1)).rejects.toThrow('the database is newer than this code');
});

test('a database that is newer by what breaks is not worked on', async () => {
  await noted('BreakingSomething1760000009999');
  await expect(fixture.reopen()).rejects.toThrow(
    'the database is newer than this code, which must not work on it: BreakingSomething1760000009999 was applied.',
  );
});
