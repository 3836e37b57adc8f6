import { OutboxRow } from '@crimegraph/shared/hits/outbox-row';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { type MysqlFixture, startMysqlFixture } from './mysql-fixture';

let fixture: MysqlFixture;
beforeAll(async () => {
  fixture = await startMysqlFixture();
}, 60_000);
afterAll(() => fixture.stop());
afterEach(async () => {
  await fixture.store.write((manager) => manager.deleteAll(OutboxRow));
});

const rowsOf = (length: number): OutboxRow[] =>
  Array.from({ length }, (_, index) =>
    Object.assign(new OutboxRow(), { id: `id-${index}`, event: 'x', at: new Date('2026-01-01') }),
  );
async function statements(rows: readonly OutboxRow[]): Promise<string[]> {
  const seen: string[] = [];
  const stop = fixture.store.onQuery((sql) => seen.push(/^\w+( DATA)?/.exec(sql)?.[0] ?? ''));
  await fixture.store.write((manager) => insertRows(manager, OutboxRow, rows));
  stop();
  return seen.filter((statement) => statement === 'LOAD DATA' || statement === 'INSERT');
}

test('many rows are loaded, few are inserted', async () => {
  expect(await statements(rowsOf(500))).toEqual(['LOAD DATA']);
  await fixture.store.write((manager) => manager.deleteAll(OutboxRow));
  expect(await statements(rowsOf(5))).toEqual(['INSERT']);
});

test('what a load would cut short is refused', async () => {
  const rows = rowsOf(500);
  Object.assign(rows[250] as OutboxRow, { id: 'x'.repeat(37) });
  await expect(fixture.store.write((manager) => insertRows(manager, OutboxRow, rows))).rejects.toThrow(/too long/i);
  expect(await fixture.store.reader.count(OutboxRow)).toBe(0);
});

test('a server that takes no local files gets statements, and is not asked again', async () => {
  await fixture.ask('SET GLOBAL local_infile = 0');
  expect(await statements(rowsOf(500))).toEqual(['LOAD DATA', 'INSERT']);
  expect(await fixture.store.reader.count(OutboxRow)).toBe(500);
  await fixture.store.write((manager) => manager.deleteAll(OutboxRow));
  expect(await statements(rowsOf(500))).toEqual(['INSERT']);
});
