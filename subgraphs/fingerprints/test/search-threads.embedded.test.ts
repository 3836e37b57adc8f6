import type { FingerprintKind } from '@crimegraph/fingerprints/matching/fingerprint-kinds';
import { type FingerSearch, FingerRows } from '@crimegraph/fingerprints/matching/gallery/finger-rows';
import { prepareRecord } from '@crimegraph/fingerprints/matching/gallery/prepared-record';
import { MAX_SEARCHES, SearchPool } from '@crimegraph/fingerprints/matching/gallery/search-pool';
import { demoImpression, demoTemplate } from '@crimegraph/fingerprints/seed/demo-template';
import { writeFingerMinutiaeRecord } from '@crimegraph/shared/biometrics/iso-19794-2';
import { withDeadline } from '@crimegraph/shared/requests/with-deadline';
import { syntheticTenprint } from '@crimegraph/shared/synthetic/fingerprint';
import { syntheticId } from '@crimegraph/shared/synthetic/synthetic-id';
import { setTimeout as delay } from 'node:timers/promises';

const RECORDS = 60;
/** So few that most records are only looked at roughly. */
const BUDGET = 12;
const indexes = Array.from({ length: RECORDS }, (_, index) => index);
const idOf = (index: number) => syntheticId('fingerprint', index);

const pools: SearchPool[] = [];
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));

function poolOf(threads: number): SearchPool {
  const pool = new SearchPool(threads);
  pools.push(pool);
  return pool;
}

const entries = indexes.map((index) => ({
  sequence: index + 1,
  recordId: idOf(index),
  prepared: prepareRecord({
    kind: (index % 7 === 6 ? 'SINGLE' : 'TENPRINT') satisfies FingerprintKind,
    templates: syntheticTenprint(index)
      .fingers.slice(0, 3)
      .map((finger) => ({
        position: finger.position,
        template: writeFingerMinutiaeRecord([finger]).toString('base64'),
      })),
  }),
}));

function rowsOf(threads: number, chosen: readonly number[], budget = BUDGET): FingerRows {
  const rows = new FingerRows(poolOf(threads), budget);
  // In several goes, as they are enrolled.
  for (const index of chosen) rows.add([entries[index] as (typeof entries)[number]]);
  return rows;
}

const looking = (data: string, more: Partial<FingerSearch> = {}): FingerSearch => ({
  fingers: [{ position: 2, template: data }],
  kind: null,
  leastRarity: 0,
  party: 'FRA',
  visible: (ids) => Promise.resolve(new Set(ids)),
  ...more,
});
const allOf = (rows: FingerRows) =>
  Promise.all([
    ...[0, 17, 33].flatMap((index) => [
      rows.search(looking(demoTemplate(index))),
      rows.search(looking(demoImpression(index, 1))),
      rows.search(looking(demoImpression(index, 1), { kind: 'SINGLE' })),
    ]),
    rows.search(looking(demoTemplate(5), { fingers: [{ position: 0, template: demoImpression(5, 1) }] })),
  ]);

test('what is found is the same, to the last bit, for any number of threads', async () => {
  const [one, two, four] = [rowsOf(1, indexes), rowsOf(2, indexes), rowsOf(4, indexes)];
  const found = await allOf(one);
  expect(found.map(([best]) => best?.id)).toEqual(expect.arrayContaining([0, 17, 33, 5].map(idOf)) as string[]);
  expect(await allOf(two)).toEqual(found);
  expect(await allOf(four)).toEqual(found);
});

test('what is hidden changes nothing, also where not all can be compared', async () => {
  const hidden = new Set(indexes.filter((index) => index % 3 === 1).map(idOf));
  const visible = (ids: readonly string[]) => Promise.resolve(new Set(ids.filter((id) => !hidden.has(id))));
  const withHidden = rowsOf(2, indexes);
  const without = rowsOf(
    2,
    indexes.filter((index) => !hidden.has(idOf(index))),
  );
  for (const index of [1, 2, 3, 40]) {
    const search = looking(demoImpression(index, 2), { visible });
    expect(await withHidden.search(search)).toEqual(await without.search(search));
  }
});

test('the first look finds for comparison what is looked for', async () => {
  const rows = rowsOf(2, indexes);
  let found = 0;
  for (const index of indexes.slice(0, 20)) {
    const [best] = await rows.search(looking(demoImpression(index, 3), { leastRarity: 3 }));
    if (best?.id === idOf(index)) found += 1;
  }
  expect(found).toBeGreaterThanOrEqual(17);
});

test('the event loop goes on while a search runs', async () => {
  const rows = rowsOf(1, indexes, 1_000);
  let ended = false;
  const search = Promise.all(indexes.slice(0, 10).map((index) => rows.search(looking(demoImpression(index, 1))))).then(
    () => (ended = true),
  );
  let turns = 0;
  while (!ended) {
    await delay(1);
    turns += 1;
  }
  await search;
  expect(turns).toBeGreaterThan(20);
});

describe('when there are more searches than threads', () => {
  test('a bureau with one is not held up by a bureau with many', async () => {
    const rows = rowsOf(1, indexes, 1_000);
    const ended: string[] = [];
    const run = (party: string) => rows.search(looking(demoImpression(1, 1), { party })).then(() => ended.push(party));
    await Promise.all([...Array.from({ length: 10 }, () => run('FRA')), run('UTO')]);
    expect(ended.indexOf('UTO')).toBeLessThan(4);
  });

  test('more than may wait are refused, the bureau with most of them first, and told so', async () => {
    const rows = rowsOf(1, indexes, 1_000);
    const search = (party: string) => rows.search(looking(demoImpression(1, 1), { party }));
    const many = Array.from({ length: MAX_SEARCHES + 5 }, () => search('FRA'));
    const results = Promise.allSettled(many);
    await expect(search('UTO')).resolves.toHaveLength(RECORDS);
    const refused = (await results).filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(refused).toHaveLength(6);
    for (const { reason } of refused) {
      expect(reason).toMatchObject({ extensions: { code: 'SEARCH_OVERLOADED' } });
    }
    await expect(search('FRA')).resolves.toHaveLength(RECORDS);
  }, 60_000);

  test('nothing is begun for those who do not wait any more', async () => {
    const rows = rowsOf(1, indexes);
    const search = withDeadline(Date.now() - 1, () => rows.search(looking(demoTemplate(1))));
    await expect(search).rejects.toThrow('deadline');
  });
});

test('a search that is under way when the threads are stopped ends with an error, and so does the next', async () => {
  const rows = rowsOf(1, indexes, 1_000);
  const search = rows.search(looking(demoTemplate(1)));
  await delay(5);
  await Promise.all([expect(search).rejects.toThrow('ended'), pools[0]?.close()]);
  await expect(rows.search(looking(demoTemplate(1)))).rejects.toThrow('ended');
});
