import { withDeadline } from '@crimegraph/shared/requests/with-deadline';
import { SeedProgressRow } from '@crimegraph/shared/store/seed-progress-row';
import { type MysqlFixture, openMysqlStore, startMysqlFixture } from './mysql-fixture';

let fixture: MysqlFixture;
beforeAll(async () => {
  fixture = await startMysqlFixture();
  // Whatever the server's own defaults are.
  await fixture.ask(`SET GLOBAL sql_mode = '', GLOBAL time_zone = '+05:45', GLOBAL tx_isolation = 'REPEATABLE-READ'`);
}, 60_000);
afterAll(() => fixture.stop());

const asRequest = <T>(work: () => Promise<T>) => withDeadline(Date.now() + 5_000, work);
const NAMES = [
  'sql_mode',
  'time_zone',
  'innodb_lock_wait_timeout',
  'max_statement_time',
  'tx_isolation',
  'character_set_client',
  'character_set_results',
  'collation_connection',
];
async function variables(ask: () => Promise<{ Variable_name: string; Value: string }[]>) {
  return Object.fromEntries((await ask()).map((row) => [row.Variable_name, row.Value]));
}
const SHOW = `SHOW VARIABLES WHERE Variable_name IN (${NAMES.map((name) => `'${name}'`).join(', ')})`;

test('every connection is strict, on UTC and utf8mb4, and bounded, whatever the server is set to', async () => {
  const seen = await asRequest(() =>
    // More at once than there are connections yet: each is a fresh one.
    Promise.all(Array.from({ length: 12 }, () => variables(() => fixture.store.reader.query(SHOW)))),
  );
  for (const session of seen) {
    expect(session).toEqual({
      sql_mode: expect.stringContaining('STRICT_ALL_TABLES') as string,
      time_zone: '+00:00',
      innodb_lock_wait_timeout: '1',
      max_statement_time: '1.000000',
      tx_isolation: 'READ-COMMITTED',
      character_set_client: 'utf8mb4',
      character_set_results: 'utf8mb4',
      collation_connection: 'utf8mb4_nopad_bin',
    });
  }
  const writing = await asRequest(() => fixture.store.write((manager) => variables(() => manager.query(SHOW))));
  expect(writing).toEqual(seen[0]);
});

test('work that is no request may take its time', async () => {
  expect(await variables(() => fixture.store.reader.query(SHOW))).toMatchObject({ max_statement_time: '3600.000000' });
});

test('a value that does not fit is refused, not bent', async () => {
  const insert = (next: unknown, name: string) =>
    fixture.store.write((manager) =>
      manager.query('INSERT INTO seed_progress (name, next) VALUES (?, ?)', [name, next]),
    );
  await expect(insert('many', 'a')).rejects.toThrow(/Incorrect integer value/);
  await expect(insert(1, 'x'.repeat(65))).rejects.toThrow(/Data too long/);
  expect(await fixture.store.reader.count(SeedProgressRow)).toBe(0);
});

test.each([
  ['utf8mb4', 'utf8mb4_general_ci'],
  ['utf8mb3', 'utf8mb3_bin'],
  ['latin1', 'latin1_bin'],
])('a database of %s with %s is refused, and it says what was expected', async (charset, collation) => {
  await fixture.ask(`CREATE DATABASE wrong CHARACTER SET ${charset} COLLATE ${collation}`);
  try {
    await expect(openMysqlStore(fixture.server.url('wrong'))).rejects.toThrow(
      new RegExp(`${collation}; expected utf8mb4 with a binary collation: utf8mb4_nopad_bin`),
    );
  } finally {
    await fixture.ask('DROP DATABASE wrong');
  }
});

test('servers that are no members of one synchronous cluster are refused, for reading and as a second', async () => {
  const expected = /no member of a synchronous cluster .*an asynchronous replica lags behind/;
  const other = fixture.server.url('test');
  await expect(openMysqlStore(fixture.url, other)).rejects.toThrow(expected);
  await expect(openMysqlStore(`${fixture.url},${other}`)).rejects.toThrow(expected);
});

test('a password with special characters is taken, and a wrong one is not told', async () => {
  await fixture.ask(`CREATE USER odd@'127.0.0.1' IDENTIFIED BY 'a,b@c/d%e'`);
  await fixture.ask(`GRANT ALL ON test.* TO odd@'127.0.0.1'`);
  const url = (password: string) => `mysql://odd:${password}@127.0.0.1:${fixture.server.port}/test`;
  const store = await openMysqlStore(url(encodeURIComponent('a,b@c/d%e')));
  await store.ping();
  await store.close();
  await expect(openMysqlStore(url('wrong'))).rejects.toThrow(/Access denied for user 'odd'(?!.*wrong)/);
});
