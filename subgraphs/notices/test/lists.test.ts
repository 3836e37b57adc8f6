import { globalId } from '@crimegraph/shared/ids/global-id';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { syntheticId } from '@crimegraph/shared/synthetic/synthetic-id';
import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { notices } from '@crimegraph/notices/definition';
import { Notice } from '@crimegraph/notices/entities/notice';

import { ENTITIES, noticeClient, orange, red, SEARCH, uuidOf } from './notice-client';

let subgraph: TestSubgraph;
const { request, change } = noticeClient(() => subgraph);

beforeAll(async () => {
  subgraph = await startTestSubgraph(notices);
});
afterAll(() => subgraph.stop());

test('pages follow one another, newest first, without a gap or a repetition', async () => {
  const made: string[] = [];
  for (let index = 0; index < 5; index += 1) made.push((await request(orange, { bureau: 'ITA' })).notice.id);
  // Three of them at the very same instant.
  for (const id of made.slice(1, 4)) await change(id, 'listedAt', new Date('2026-02-02T02:02:02.222Z'));
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const answer = await subgraph.ask(SEARCH, { filter: { owner: 'ITA' }, first: 2, after });
    const page = answer.data?.['noticeSearch'] as {
      edges: { node: { id: string } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    seen.push(...page.edges.map(({ node }) => node.id));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  const [oldest, , , , newest] = made;
  expect(seen.slice(0, 2)).toEqual([newest, oldest]);
  expect(seen.slice(2)).toEqual(made.slice(1, 4).reverse());
});

test.each([
  [{ filter: {}, first: 0 }, 'BAD_USER_INPUT'],
  [{ filter: {}, first: 101 }, 'LIST_TOO_LONG'],
  [{ filter: {}, first: 1, after: 'made-up' }, 'BAD_USER_INPUT'],
  [{ filter: {}, first: 1, after: Buffer.from('["yesterday","1"]').toString('base64url') }, 'BAD_USER_INPUT'],
  [{ filter: { subjectName: '--' }, first: 1 }, 'BAD_USER_INPUT'],
])('a search with %j is refused', async (variables, code) => {
  expect((await subgraph.ask(SEARCH, variables)).errors?.[0]?.extensions['code']).toBe(code);
});

test('a list of references takes two statements, however long it is', async () => {
  const made: string[] = [];
  const ids = Array.from({ length: 50 }, (_, index) => globalId('Person', syntheticId('person', 1_000 + index)));
  for (const subjectId of ids.slice(0, 3)) made.push((await request({ ...red, subjectId })).notice.id);
  const representations = ids.map((id) => ({ __typename: 'Person', id }));
  let entities: { notices: { id: string }[] }[] = [];
  const statements = await subgraph.countQueries(async () => {
    entities = (await subgraph.ask(ENTITIES, { representations })).data?.['_entities'] as typeof entities;
  });
  expect(statements).toBe(2);
  expect(entities.flatMap((entity) => entity.notices.map(({ id }) => id))).toEqual(made);
});

test('a list of notices takes one statement for each of their lists', async () => {
  const query = `{ noticeSearch(filter: { owner: "UTO" }, first: 50) { edges { node {
    subject { id } documents { id } vehicles { id } fingerprints { id } identity { names { family } documents { number } }
  } } } }`;
  const statements = await subgraph.countQueries(() => subgraph.ask(query));
  expect(statements).toBe(5);
});

test('a record with very many notices does not crowd out those of another', async () => {
  const [many, one] = [9_001, 9_002].map((index) => globalId('Person', syntheticId('person', index)));
  const lonely = (await request({ ...red, subjectId: one })).notice.id;
  const listedAt = new Date('2030-01-01T00:00:00Z');
  await subgraph.store.write(async (manager) => {
    const row = await manager.findOneByOrFail(Notice, { id: uuidOf(lonely) });
    const copies = Array.from({ length: 250 }, (_, index) => ({
      ...row,
      id: syntheticId('notice', index),
      reference: `2026/${index}`,
      subjectId: syntheticId('person', 9_001),
      listedAt,
    }));
    await insertRows(manager, Notice, copies);
  });
  const representations = [many, one].map((id) => ({ __typename: 'Person', id }));
  const answer = await subgraph.ask(ENTITIES, { representations });
  const [first, second] = answer.data?.['_entities'] as { notices: { id: string }[] }[];
  expect(first?.notices).toHaveLength(100);
  expect(second?.notices).toEqual([{ id: lonely }]);
});
