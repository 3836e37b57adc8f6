import { SeedProgressRow } from '@crimegraph/shared/store/seed-progress-row';
import { openTestStore, type TestStore } from '@crimegraph/shared/testing/test-store';

let fixture: TestStore;
beforeEach(async () => {
  fixture = await openTestStore();
});
afterEach(() => fixture.remove());

test('the reader cannot write', async () => {
  await expect(fixture.store.reader.insert(SeedProgressRow, { name: 'a', next: 1 })).rejects.toThrow(/readonly/);
});

test('a text that the engine would cut is refused, in a row and in a lookup', async () => {
  const name = 'AB1\0C2';
  await expect(fixture.store.write((manager) => manager.insert(SeedProgressRow, { name, next: 1 }))).rejects.toThrow(
    /NUL/,
  );
  await expect(fixture.store.reader.findBy(SeedProgressRow, { name })).rejects.toThrow(/NUL/);
});
