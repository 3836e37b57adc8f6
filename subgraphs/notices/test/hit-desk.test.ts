import { randomUUID } from 'node:crypto';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { french, HitClient, hitEvent, secretariat, utopian } from './hit-client';

const PAGE = `query ($filter: HitFilter, $first: Int! = 100, $after: String) {
  hits(filter: $filter, first: $first, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }
}`;

interface Page {
  edges: { node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

let desk: HitClient;
beforeAll(async () => {
  desk = await HitClient.start();
});
afterAll(() => desk.stop());
afterEach(() => desk.clear());

const ids = async (filter: object, viewer = utopian, root = 'hits') =>
  (await desk.list('', viewer, filter, root)).map(({ id }) => id);
const idOf = ({ id }: { id: string }) => globalId('Hit', id);

test('a delivered hit is in the inbox of the owner of the record, and in no other', async () => {
  const before = Date.now();
  const hit = hitEvent();
  await desk.take(hit);
  const fields = `record { __typename ... on TravelDocument { id } } searchedBy { code } owner { code name } purpose level
    occurredAt status urgency confirmBy overdue escalation decision { reason } checkId history { kind bureau { code } }`;
  const [node] = await desk.list(fields);
  expect(node).toEqual({
    id: globalId('Hit', hit.id),
    record: { __typename: 'TravelDocument', id: hit.recordId },
    searchedBy: { code: 'FRA' },
    owner: { code: 'UTO', name: 'NCB Utopia' },
    purpose: 'BORDER_CONTROL',
    level: 'EXACT',
    occurredAt: '2026-11-24T10:00:00.000Z',
    status: 'OPEN',
    urgency: 'URGENT',
    confirmBy: expect.any(String) as string,
    overdue: false,
    escalation: 'NONE',
    decision: null,
    checkId: hit.checkId,
    history: [{ kind: 'RECEIVED', bureau: null }],
  });
  const minutes = (Date.parse(node?.['confirmBy'] as string) - before) / 60_000;
  expect(minutes).toBeGreaterThanOrEqual(10);
  expect(minutes).toBeLessThan(11);
  expect(await ids({}, french)).toEqual([]);
  expect(await ids({}, secretariat)).toEqual([]);
});

test('what is not urgent is to be confirmed within the hour', async () => {
  const before = Date.now();
  await desk.take(hitEvent({ purpose: 'INVESTIGATION' }));
  const [node] = await desk.list('urgency confirmBy');
  expect(node?.['urgency']).toBe('ROUTINE');
  expect((Date.parse(node?.['confirmBy'] as string) - before) / 3_600_000).toBeCloseTo(1, 1);
});

test('a repeated delivery changes nothing, also in part, also within itself, also at once', async () => {
  const [first, second] = [hitEvent(), hitEvent()];
  await desk.take(first);
  await desk.act('confirmHit', { hitId: idOf(first), reason: 'So it is.' }, '');
  await desk.take(first, second, second);
  await Promise.all([desk.take(first, second), desk.take(first, second)]);
  expect(await desk.count('hit')).toBe(2);
  expect(await desk.count('desk_event', `type = 'hit.received'`)).toBe(2);
  expect(await ids({ statuses: ['CONFIRMED'] })).toEqual([idOf(first)]);
});

test.each([
  ['no events', {}],
  ['a list instead of an object', []],
  ['an event without an id', { events: [{ ...hitEvent(), id: undefined }] }],
  ['more than a hundred events', { events: Array.from({ length: 101 }, () => hitEvent()) }],
])('a delivery with %s is refused whole', async (_case, body) => {
  expect((await desk.deliver(body)).status).toBe(400);
  expect(await desk.count('hit')).toBe(0);
});

test.each([
  ['without an owner', { owner: undefined }],
  ['with an unknown field', { name: 'x' }],
  ['on an unknown kind of record', { recordType: 'Ship' }],
  ['at an instant that is none', { occurredAt: 'yesterday' }],
  ['of a clearance that is none', { outcomeClearance: 4 }],
])('an event %s is refused, and the others are taken', async (_case, changes) => {
  const [good, bad] = [hitEvent(), { ...hitEvent(), ...changes }];
  expect(await desk.deliver({ events: [bad, good] })).toEqual({ status: 200, refused: [bad.id] });
  expect(await ids({})).toEqual([idOf(good)]);
});

test('a delivery that is not signed is refused', async () => {
  expect((await desk.deliver({ events: [hitEvent()] }, false)).status).toBe(401);
  expect(await desk.count('hit')).toBe(0);
});

test('an empty delivery is taken', async () => {
  await desk.take();
});

test('the inbox is narrowed by each filter', async () => {
  const old = hitEvent({ occurredAt: '2026-11-01T00:00:00.000Z', level: 'POSSIBLE', searchedBy: 'DEU' });
  const recordId = globalId('Person', randomUUID());
  const person = hitEvent({ recordType: 'Person', recordId });
  await desk.take(old, person);
  await desk.subgraph.store.write((manager) =>
    manager.query(`UPDATE hit SET confirmBy = occurredAt WHERE id = '${old.id}'`),
  );
  expect(await ids({ statuses: ['OPEN'] })).toHaveLength(2);
  expect(await ids({ statuses: ['DISMISSED', 'INCONCLUSIVE'] })).toEqual([]);
  expect(await ids({ urgencies: ['URGENT'] })).toEqual([idOf(person)]);
  expect(await ids({ levels: ['POSSIBLE', 'WEAK'] })).toEqual([idOf(old)]);
  expect(await ids({ recordType: 'PERSON' })).toEqual([idOf(person)]);
  expect(await ids({ recordType: 'TRAVEL_DOCUMENT' })).toEqual([idOf(old)]);
  expect(await ids({ recordId })).toEqual([idOf(person)]);
  expect(await ids({ searchedBy: 'DEU' })).toEqual([idOf(old)]);
  expect(await ids({ owner: 'FRA' })).toEqual([]);
  expect(await ids({ checkId: person.checkId })).toEqual([idOf(person)]);
  expect(await ids({ overdue: true })).toEqual([idOf(old)]);
  expect(await ids({ overdue: false })).toEqual([idOf(person)]);
  expect(await ids({ since: '2026-11-24T10:00:00Z' })).toEqual([idOf(person)]);
  expect(await ids({ until: '2026-11-24T09:59:59Z' })).toEqual([idOf(old)]);
});

test('the inbox is paged, newest first', async () => {
  const events = Array.from({ length: 7 }, (_, index) =>
    hitEvent({ occurredAt: `2026-11-24T10:00:0${Math.floor(index / 3)}.000Z` }),
  );
  await desk.take(...events);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = (await desk.ask(PAGE, { first: 3, after })).data?.['hits'] as Page;
    seen.push(...page.edges.map(({ node }) => node.id));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  const expected = [...events].sort((a, b) => (a.occurredAt + a.id < b.occurredAt + b.id ? 1 : -1)).map(idOf);
  expect(seen).toEqual(expected);
});

test('the bureau that searched sees the hits of its own searches, as far as policy and clearance let it', async () => {
  const [seen, higher, untold] = [
    hitEvent({ outcomeClearance: 2 }),
    hitEvent({ outcomeClearance: 3 }),
    hitEvent({ outcomeClearance: undefined }),
  ];
  await desk.take(seen, higher, untold);
  const own = (viewer: object) => ids({}, viewer, 'hitsOfOwnSearches');
  expect(await own(french)).toEqual([idOf(seen)]);
  expect((await own({ ...french, clearance: 3 })).sort()).toEqual([idOf(seen), idOf(higher)].sort());
  expect(await own({ ...french, clearance: 1 })).toEqual([]);
  expect(await own({ bureau: 'DEU' })).toEqual([]);
  expect(await own(utopian)).toEqual([]);
  const one = async (id: string, viewer: object) =>
    (await desk.ask('query ($id: ID!) { hit(id: $id) { status } }', { id }, viewer)).data;
  expect(await one(idOf(seen), french)).toEqual({ hit: { status: 'OPEN' } });
  expect(await one(idOf(untold), french)).toEqual({ hit: null });
  expect(await one(idOf(untold), utopian)).toEqual({ hit: { status: 'OPEN' } });
  expect(await one(idOf(seen), { bureau: 'DEU' })).toEqual({ hit: null });
});

test('a hit is read by reference by those who may see it only', async () => {
  const hit = hitEvent({ outcomeClearance: undefined });
  await desk.take(hit);
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Hit { status } } }`;
  const representations = [{ __typename: 'Hit', id: idOf(hit) }];
  expect((await desk.ask(query, { representations })).data).toEqual({ _entities: [{ status: 'OPEN' }] });
  expect((await desk.ask(query, { representations }, french)).data).toEqual({ _entities: [null] });
});

test('the inbox asks for its scope, and a notice in it for the scope of notices', async () => {
  const query = '{ hits(first: 10) { edges { node { record { __typename } } } } }';
  const scope = async (scopes: readonly string[]) => {
    const answer = await desk.ask(query, {}, { ...utopian, scopes: scopes as never });
    return answer.errors?.map(({ extensions }) => extensions['code']);
  };
  await desk.take(hitEvent({ recordType: 'Notice', recordId: globalId('Notice', randomUUID()) }));
  expect(await scope(['notices:read'])).toEqual(['FORBIDDEN']);
  expect(await scope(['hits:read'])).toEqual(['FORBIDDEN']);
  expect(await scope(['hits:read', 'notices:read'])).toBeUndefined();
  expect((await desk.list('record { __typename }'))[0]?.['record']).toBeNull();
});
