import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { OutboxRow } from '@crimegraph/shared/hits/outbox-row';
import { RecordChangeRow } from '@crimegraph/shared/feed/record-change-row';
import { isUniqueViolation } from '@crimegraph/shared/store/unique-violation';
import { openTestStore, type TestStore } from '@crimegraph/shared/testing/test-store';

let fixture: TestStore;
beforeAll(async () => {
  fixture = await openTestStore();
});
afterAll(() => fixture.remove());
beforeEach(() =>
  fixture.store.write(async (manager) => {
    await manager.deleteAll(OutboxRow);
    await manager.deleteAll(RecordChangeRow);
  }),
);

/** More than the bulk path begins at, and not a multiple of a statement's share. */
const COUNT = 1_234;
const id = (index: number) => `id-${String(index).padStart(6, '0')}`;
const insert = (rows: readonly OutboxRow[]) => fixture.store.write((manager) => insertRows(manager, OutboxRow, rows));
const rowsOf = (text: (index: number) => string): OutboxRow[] =>
  Array.from({ length: COUNT }, (_, index) =>
    Object.assign(new OutboxRow(), {
      id: id(index),
      event: text(index),
      at: new Date(Date.UTC(2026, 0, 1, 0, 0, 0, index)),
      dueAt: null,
      claim: null,
      refusals: 0,
    }),
  );
const texts = ['\\', '\\N', '\t', 'a\nb\r\nc', '"', "'", 'é', '𝄞', '', ' ', '%', '\\t', 'NULL', '\u001a'];

test('values come back as they were, whatever characters they have', async () => {
  await insert(rowsOf((index) => `${texts[index % texts.length]}|${index}|${texts[(index + 1) % texts.length]}`));
  const rows = await fixture.store.reader.find(OutboxRow, { order: { id: 'ASC' } });
  expect(rows).toHaveLength(COUNT);
  rows.forEach((row, index) => {
    expect(row.event).toBe(`${texts[index % texts.length]}|${index}|${texts[(index + 1) % texts.length]}`);
    expect(row.at).toEqual(new Date(Date.UTC(2026, 0, 1, 0, 0, 0, index)));
  });
});

test('nothing is null, and only null is', async () => {
  const rows = Array.from({ length: COUNT }, (_, index): RecordChangeRow => ({
    id: id(index),
    position: index % 2 === 0 ? null : index,
    type: 'Person',
    recordId: 'r',
    at: new Date(),
    since: index % 2 === 0 ? null : new Date(),
    owner: index % 3 === 0 ? null : 'UTO',
    confidentiality: index % 2 === 0 ? null : 0,
    restriction: null,
    parties: index % 2 === 0 ? '' : null,
    expiresAt: null,
  }));
  await fixture.store.write((manager) => insertRows(manager, RecordChangeRow, rows));
  expect(await fixture.store.reader.find(RecordChangeRow, { order: { id: 'ASC' } })).toEqual(rows);
});

test('one row that breaks a unique key breaks the whole, with the reason', async () => {
  await insert(rowsOf(() => 'x').slice(700, 701));
  const error: unknown = await insert(rowsOf(() => 'y')).catch((caught: unknown) => caught);
  expect(isUniqueViolation(error)).toBe(true);
  expect((await fixture.store.reader.find(OutboxRow)).map(({ event }) => event)).toEqual(['x']);
});

test('what follows a bulk in the same transaction is in it as well', async () => {
  await expect(
    fixture.store.write(async (manager) => {
      await insertRows(
        manager,
        OutboxRow,
        rowsOf(() => 'x'),
      );
      throw new Error('taken back');
    }),
  ).rejects.toThrow('taken back');
  expect(await fixture.store.reader.count(OutboxRow)).toBe(0);
});
