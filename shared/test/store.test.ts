import { SeedProgressRow } from '@crimegraph/shared/store/seed-progress-row';
import { isUniqueViolation } from '@crimegraph/shared/store/unique-violation';
import { schemaChanges } from '@crimegraph/shared/testing/schema-changes';
import { openTestStore, type TestStore } from '@crimegraph/shared/testing/test-store';

let fixture: TestStore;
beforeEach(async () => {
  fixture = await openTestStore();
});
afterEach(() => fixture.remove());

const names = async () => (await fixture.store.reader.find(SeedProgressRow)).map((row) => row.name).sort();

test('transactions that run at once do not mix: one rolls back, the others stay', async () => {
  const insert = (name: string, fails = false) =>
    fixture.store.write(async (manager) => {
      await manager.insert(SeedProgressRow, { name, next: 1 });
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (fails) throw new Error('rolled back');
    });
  const results = await Promise.allSettled([insert('a'), insert('b', true), insert('c'), insert('d')]);
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(await names()).toEqual(['a', 'c', 'd']);
});

test('a reader sees nothing that is not committed', async () => {
  await fixture.store.write(async (manager) => {
    await manager.insert(SeedProgressRow, { name: 'a', next: 1 });
    expect(await names()).toEqual([]);
  });
  expect(await names()).toEqual(['a']);
});

test('what was acknowledged is there after a restart', async () => {
  await fixture.store.write((manager) => manager.insert(SeedProgressRow, { name: 'a', next: 1 }));
  await fixture.reopen();
  expect(await names()).toEqual(['a']);
});

test('a row that breaks a unique key is recognised', async () => {
  const insert = () => fixture.store.write((manager) => manager.insert(SeedProgressRow, { name: 'a', next: 1 }));
  await insert();
  const error: unknown = await insert().catch((caught: unknown) => caught);
  expect(isUniqueViolation(error)).toBe(true);
  expect(isUniqueViolation(new Error('other'))).toBe(false);
});

test('entities and migrations describe the same tables', async () => {
  expect(await schemaChanges(fixture.store)).toEqual([]);
});
