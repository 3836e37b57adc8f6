import { accessesTo, queryPlans } from '@crimegraph/shared/testing/query-plan';
import { FeedWorld, viewerOf } from './feed-world';

const paris = viewerOf('FRA', 'officer');
/** Enough for an index to be worth its while. */
const RECORDS = 3_000;

let world: FeedWorld;
beforeAll(async () => {
  world = await FeedWorld.start();
  await world.reportMany('UTO', RECORDS);
}, 60_000);
afterAll(() => world.stop());

test('all records are read along their ids, without a sort, and changes along their positions', async () => {
  const { store } = world.subgraph;
  const { cursor } = await world.feed.fullCopy(paris);
  for (let index = 0; index < 3; index += 1) await world.report('UTO');
  const full = await queryPlans(store, () => world.feed.export(paris, undefined, world.feed.file(), { pageSize: 100 }));
  const [records] = accessesTo('record', full);
  expect(records?.columns).toContain('id');
  const changes = await queryPlans(store, () => world.feed.export(paris, cursor, world.feed.file()));
  expect(accessesTo('act', changes)).toMatchObject([{ index: 'record_change_position' }]);
  for (const plan of [...full, ...changes]) {
    if (plan.tables.some(({ table }) => table === 'record' || table === 'act')) expect(plan.sorts).toBe(false);
  }
});
