import { globalId } from '@crimegraph/shared/ids/global-id';
import { runSeeds } from '@crimegraph/shared/seed/run-seeds';
import { defaultCounts } from '@crimegraph/shared/seed/seed';
import { syntheticId } from '@crimegraph/shared/synthetic/synthetic-id';
import { accessesTo, queryPlans } from '@crimegraph/shared/testing/query-plan';
import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { notices } from '@crimegraph/notices/definition';
import { MRZ, noticeClient, SEARCH, zone } from './notice-client';

let subgraph: TestSubgraph;
const { noticesOf } = noticeClient(() => subgraph);

// Of a handful of rows an engine rightly reads all.
beforeAll(async () => {
  subgraph = await startTestSubgraph(notices, (store) =>
    runSeeds(store, notices.seeds, { ...defaultCounts, notices: 5_000 }, () => undefined),
  );
});
afterAll(() => subgraph.stop());

test('lookups are answered from an index', async () => {
  const plans = await queryPlans(subgraph.store, async () => {
    await subgraph.ask(MRZ, { mrz: zone });
    await noticesOf('Person', globalId('Person', syntheticId('person', 1)));
    await noticesOf('TravelDocument', globalId('TravelDocument', syntheticId('document', 1)));
    await subgraph.ask(SEARCH, { filter: {} });
  });
  const ties = accessesTo('tie', plans).map(({ index }) => index);
  for (const index of ['notice_document_check', 'notice_subject_name_mrz', 'notice_document_record']) {
    expect(ties).toContain(index);
  }
  expect(ties).not.toContain(null);
  const own = accessesTo('notice', plans).map(({ index }) => index);
  for (const index of ['notice_subject', 'notice_listed']) expect(own).toContain(index);
  expect(own).not.toContain(null);
});

test.each([
  ['hits(first: 100)', 'hit_inbox', ['owner']],
  ['hits(first: 100, filter: { statuses: [CONFIRMED] })', 'hit_inbox_by_status', ['owner', 'status']],
  ['hitsOfOwnSearches(first: 100)', 'hit_own_searches', ['searchedBy']],
])('%s is read from its index, in its order', async (field, index, columns) => {
  const query = `{ ${field} { edges { node { id } } } }`;
  const plans = await queryPlans(subgraph.store, () => subgraph.ask(query, {}, { bureau: 'UTO' }));
  const list = plans.filter(({ tables }) => tables.some(({ table }) => table === 'hit'));
  expect(accessesTo('hit', list)).toEqual([{ table: 'hit', index, columns }]);
  expect(list.map(({ sorts }) => sorts)).toEqual([false]);
});
