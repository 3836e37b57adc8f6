import { randomUUID } from 'node:crypto';
import type { HitEvent } from '@crimegraph/shared/hits/hit-event';
import { CALLER_HEADER, signCallerContext } from '@crimegraph/shared/identity/caller-context';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { startTestSubgraph, testViewer, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { notices } from '@crimegraph/notices/definition';

const HITS = `query ($filter: HitFilter, $first: Int! = 100, $after: String) {
  hits(filter: $filter, first: $first, after: $after) {
    edges { cursor node {
      id record { __typename ... on TravelDocument { id } ... on Person { id } ... on Notice { id } }
      searchedBy { code } owner { code name } purpose level occurredAt status urgency confirmBy checkId
    } }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Page {
  edges: { node: { id: string; record: unknown } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

const utopia = { bureau: 'UTO' };
let subgraph: TestSubgraph;

const event = (changes: Partial<HitEvent> = {}): HitEvent => ({
  id: randomUUID(),
  recordId: globalId('TravelDocument', randomUUID()),
  recordType: 'TravelDocument',
  owner: 'UTO',
  searchedBy: 'FRA',
  purpose: 'BORDER_CONTROL',
  level: 'EXACT',
  checkId: randomUUID(),
  occurredAt: '2026-11-24T10:00:00.000Z',
  ...changes,
});

async function deliver(body: unknown, signed = true): Promise<number> {
  const text = JSON.stringify(body);
  const context = {
    viewer: { ...testViewer, scopes: [] },
    trace: '0'.repeat(32),
    deadline: Date.now() + 3_000,
    operation: null,
  };
  const path = '/internal/hits';
  const signature = signed ? await signCallerContext(subgraph.keys, 'notices', context, text, path) : 'none';
  const response = await fetch(`${subgraph.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [CALLER_HEADER]: signature },
    body: text,
  });
  await response.arrayBuffer();
  return response.status;
}

async function inbox(viewer: object = utopia, variables: Record<string, unknown> = {}): Promise<Page> {
  const answer = await subgraph.ask(HITS, variables, viewer);
  expect(answer.errors).toBeUndefined();
  return answer.data?.['hits'] as Page;
}

const count = async () =>
  Number((await subgraph.store.reader.query<{ n: number }[]>('SELECT COUNT(*) AS n FROM hit'))[0]?.n);

beforeAll(async () => {
  subgraph = await startTestSubgraph(notices);
});
afterAll(() => subgraph.stop());
afterEach(() => subgraph.store.write((manager) => manager.query('DELETE FROM hit')));

test('a delivered hit is in the inbox of the owner of the record, and in no other', async () => {
  const hit = event();
  expect(await deliver({ events: [hit] })).toBe(204);
  const page = await inbox();
  expect(page.edges.map(({ node }) => node)).toEqual([
    {
      id: globalId('Hit', hit.id),
      record: { __typename: 'TravelDocument', id: hit.recordId },
      searchedBy: { code: 'FRA' },
      owner: { code: 'UTO', name: 'NCB Utopia' },
      purpose: 'BORDER_CONTROL',
      level: 'EXACT',
      occurredAt: '2026-11-24T10:00:00.000Z',
      status: 'OPEN',
      urgency: 'URGENT',
      confirmBy: '2026-11-24T10:10:00.000Z',
      checkId: hit.checkId,
    },
  ]);
  expect((await inbox({ bureau: 'FRA' })).edges).toEqual([]);
  expect((await inbox({ bureau: 'XPO', role: 'secretariat' })).edges).toEqual([]);
});

test('what is not urgent is to be confirmed within the hour', async () => {
  await deliver({ events: [event({ purpose: 'INVESTIGATION' })] });
  expect((await inbox()).edges[0]?.node).toMatchObject({ urgency: 'ROUTINE', confirmBy: '2026-11-24T11:00:00.000Z' });
});

test('a repeated delivery changes nothing, also in part, also within itself', async () => {
  const [first, second] = [event(), event()];
  expect(await deliver({ events: [first] })).toBe(204);
  await subgraph.store.write((manager) => manager.query(`UPDATE hit SET status = 'CONFIRMED'`));
  expect(await deliver({ events: [first, second, second] })).toBe(204);
  expect(await deliver({ events: [first, second] })).toBe(204);
  expect(await count()).toBe(2);
  const confirmed = await inbox(utopia, { filter: { statuses: ['CONFIRMED'] } });
  expect(confirmed.edges.map(({ node }) => node.id)).toEqual([globalId('Hit', first.id)]);
});

test.each([
  ['no events', {}],
  ['a list instead of an object', []],
  ['an event without an owner', { events: [{ ...event(), owner: undefined }] }],
  ['an unknown field', { events: [{ ...event(), name: 'x' }] }],
  ['an unknown kind of record', { events: [{ ...event(), recordType: 'Ship' }] }],
  ['an instant that is none', { events: [event(), { ...event(), occurredAt: 'yesterday' }] }],
  ['more than a hundred events', { events: Array.from({ length: 101 }, () => event()) }],
])('a delivery with %s is refused whole', async (_case, body) => {
  expect(await deliver(body)).toBe(400);
  expect(await count()).toBe(0);
});

test('a delivery that is not signed is refused', async () => {
  expect(await deliver({ events: [event()] }, false)).toBe(401);
  expect(await count()).toBe(0);
});

test('an empty delivery is taken', async () => {
  expect(await deliver({ events: [] })).toBe(204);
});

test('the inbox is narrowed by status, kind of record and time', async () => {
  const old = event({ occurredAt: '2026-11-01T00:00:00.000Z' });
  const person = event({ recordType: 'Person', recordId: globalId('Person', randomUUID()) });
  await deliver({ events: [old, person] });
  const ids = async (filter: object) => (await inbox(utopia, { filter })).edges.map(({ node }) => node.id);
  expect(await ids({ statuses: ['OPEN'] })).toHaveLength(2);
  expect(await ids({ statuses: ['DISMISSED', 'INCONCLUSIVE'] })).toEqual([]);
  expect(await ids({ recordType: 'PERSON' })).toEqual([globalId('Hit', person.id)]);
  expect(await ids({ recordType: 'TRAVEL_DOCUMENT' })).toEqual([globalId('Hit', old.id)]);
  expect(await ids({ since: '2026-11-24T10:00:00Z' })).toEqual([globalId('Hit', person.id)]);
});

test('the inbox is paged, newest first', async () => {
  const events = Array.from({ length: 7 }, (_, index) =>
    event({ occurredAt: `2026-11-24T10:00:0${Math.floor(index / 3)}.000Z` }),
  );
  await deliver({ events });
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: Page = await inbox(utopia, { first: 3, after });
    seen.push(...page.edges.map(({ node }) => node.id));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  const expected = [...events]
    .sort((a, b) => (a.occurredAt + a.id < b.occurredAt + b.id ? 1 : -1))
    .map(({ id }) => globalId('Hit', id));
  expect(seen).toEqual(expected);
});

test('a hit is read by reference in its own inbox only', async () => {
  const hit = event();
  await deliver({ events: [hit] });
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Hit { status } } }`;
  const representations = [{ __typename: 'Hit', id: globalId('Hit', hit.id) }];
  expect((await subgraph.ask(query, { representations }, utopia)).data).toEqual({ _entities: [{ status: 'OPEN' }] });
  expect((await subgraph.ask(query, { representations })).data).toEqual({ _entities: [null] });
});

test('the inbox asks for its scope, and a notice in it for the scope of notices', async () => {
  const scope = async (scopes: readonly string[]) => {
    const answer = await subgraph.ask(HITS, {}, { ...utopia, scopes: scopes as never });
    return answer.errors?.map(({ extensions }) => extensions['code']);
  };
  await deliver({ events: [event({ recordType: 'Notice', recordId: globalId('Notice', randomUUID()) })] });
  expect(await scope(['notices:read'])).toEqual(['FORBIDDEN']);
  expect(await scope(['hits:read'])).toEqual(['FORBIDDEN']);
  expect(await scope(['hits:read', 'notices:read'])).toBeUndefined();
  expect((await inbox()).edges[0]?.node.record).toBeNull();
});
