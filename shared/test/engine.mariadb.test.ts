import { OutboxRow } from '@crimegraph/shared/hits/outbox-row';
import { openTestStore, type TestStore } from '@crimegraph/shared/testing/test-store';

let fixture: TestStore;
beforeAll(async () => {
  fixture = await openTestStore();
});
afterEach(() => run('DELETE FROM outbox_event'));
afterAll(() => fixture.remove());

const run = (sql: string) => fixture.store.write((manager) => manager.query(sql));
const event = (id: string, at: string) =>
  run(`INSERT INTO outbox_event (id, event, at) VALUES ('${id}', '{}', '${at}')`);

test('a column keeps microseconds that somebody else wrote; our instants are cut to the millisecond, never rounded', async () => {
  await event('a', '2026-01-02 03:04:05.678987');
  const [kept] = await fixture.store.reader.query<{ at: string }[]>('SELECT CAST(at AS CHAR) AS at FROM outbox_event');
  expect(kept).toEqual({ at: '2026-01-02 03:04:05.678987' });
  const row = await fixture.store.reader.findOneByOrFail(OutboxRow, { id: 'a' });
  expect(row.at.toISOString()).toBe('2026-01-02T03:04:05.678Z');
});

test.each([
  ['a text that is too long', `INSERT INTO seed_progress (name, next) VALUES ('${'x'.repeat(65)}', 0)`],
  ['a number that is too large', `INSERT INTO seed_progress (name, next) VALUES ('x', 2147483648)`],
  ['a text for a number', `INSERT INTO seed_progress (name, next) VALUES ('x', 'many')`],
  ['a missing value', `INSERT INTO seed_progress (name) VALUES ('x')`],
  ['a day that does not exist', `INSERT INTO outbox_event (id, event, at) VALUES ('x', '{}', '2026-02-31 00:00:00')`],
  ['a day of zeros', `INSERT INTO outbox_event (id, event, at) VALUES ('x', '{}', '0000-00-00 00:00:00')`],
  ['a month of zero', `INSERT INTO outbox_event (id, event, at) VALUES ('x', '{}', '2026-00-01 00:00:00')`],
])('the server refuses what does not fit, and bends nothing: %s', async (_name, sql) => {
  await expect(run(sql)).rejects.toThrow();
  const [count] = await fixture.store.reader.query<{ n: string }[]>(
    'SELECT (SELECT COUNT(*) FROM seed_progress) + (SELECT COUNT(*) FROM outbox_event) AS n',
  );
  expect(Number(count?.n)).toBe(0);
});
