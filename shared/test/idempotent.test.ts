import { idempotent } from '@crimegraph/shared/requests/idempotent';
import { SeedProgressRow } from '@crimegraph/shared/store/seed-progress-row';
import { openTestStore, type TestStore } from '@crimegraph/shared/testing/test-store';
import { testViewer } from '@crimegraph/shared/testing/test-subgraph';

let fixture: TestStore;
let written = 0;
beforeEach(async () => {
  fixture = await openTestStore();
  written = 0;
});
afterEach(() => fixture.remove());

const write = (input: { requestId: string; value: number }, bureau = 'FRA') =>
  idempotent(fixture.store, { ...testViewer, bureau }, 'act', input, async (manager) => {
    written += 1;
    await manager.insert(SeedProgressRow, { name: `${bureau}-${input.value}-${written}`, next: input.value });
    return { __typename: 'Done', value: input.value };
  });
const count = () => fixture.store.reader.count(SeedProgressRow);

test('sent again, also after a restart, the same request is answered and not done again', async () => {
  const first = await write({ requestId: 'r', value: 1 });
  expect(await write({ requestId: 'r', value: 1 })).toEqual(first);
  await fixture.reopen();
  expect(await write({ requestId: 'r', value: 1 })).toEqual(first);
  expect([written, await count()]).toEqual([1, 1]);
});

test('sent twenty times at once it is done once', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => write({ requestId: 'r', value: 1 })));
  expect(new Set(all.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  // On MySQL several begin at once; all but one are rolled back.
  expect(await count()).toBe(1);
});

test('the same id with another input is a conflict; another bureau’s ids are its own', async () => {
  await write({ requestId: 'r', value: 1 });
  expect(await write({ requestId: 'r', value: 2 })).toMatchObject({ __typename: 'RequestConflict' });
  expect(await write({ requestId: 'r', value: 2 }, 'DEU')).toEqual({ __typename: 'Done', value: 2 });
  expect(await count()).toBe(2);
});

test('a write that fails leaves nothing, and may be tried again', async () => {
  const failing = idempotent(fixture.store, testViewer, 'act', { requestId: 'f' }, async (manager) => {
    await manager.insert(SeedProgressRow, { name: 'half', next: 1 });
    throw new Error('the disk is full');
  });
  await expect(failing).rejects.toThrow('the disk is full');
  expect(await count()).toBe(0);
  expect(await write({ requestId: 'f', value: 1 })).toEqual({ __typename: 'Done', value: 1 });
});
