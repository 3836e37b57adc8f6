import { isUnseeded, runSeeds } from '@crimegraph/shared/seed/run-seeds';
import { defaultCounts, type Seed } from '@crimegraph/shared/seed/seed';
import { RestrictionRow } from '@crimegraph/shared/restriction/restriction-row';
import { openTestStore, type TestStore } from '@crimegraph/shared/testing/test-store';

let fixture: TestStore;
beforeEach(async () => {
  fixture = await openTestStore();
});
afterEach(() => fixture.remove());

const seed = (failAt = Infinity): Seed => ({
  name: 'rows',
  size: (counts) => counts.persons,
  chunk: 10,
  fill: async (manager, from, to) => {
    for (let index = from; index < to; index += 1) {
      await manager.insert(RestrictionRow, { recordId: String(index), party: 'FRA' });
      if (index === failAt) throw new Error('killed');
    }
  },
});
const run = (persons: number, failAt?: number) =>
  runSeeds(fixture.store, [seed(failAt)], { ...defaultCounts, persons }, () => undefined);
const count = () => fixture.store.reader.count(RestrictionRow);

test('a seed that was killed goes on where it stopped, and grows without doing anything twice', async () => {
  expect(await isUnseeded(fixture.store)).toBe(true);
  await expect(run(35, 24)).rejects.toThrow('killed');
  expect(await count()).toBe(20);
  await fixture.reopen();
  await run(35);
  expect(await count()).toBe(35);
  await run(35);
  expect(await count()).toBe(35);
  await run(42);
  expect(await count()).toBe(42);
  expect(await isUnseeded(fixture.store)).toBe(false);
});
