import { SeedProgressRow } from '@crimegraph/shared/store/seed-progress-row';
import { openTestStore } from '@crimegraph/shared/testing/test-store';

test('the reader of an embedded store cannot write', async () => {
  const fixture = await openTestStore();
  await expect(fixture.store.reader.insert(SeedProgressRow, { name: 'a', next: 1 })).rejects.toThrow(/readonly/);
  await fixture.remove();
});
