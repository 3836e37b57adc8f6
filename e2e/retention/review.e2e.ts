import { documents } from '@crimegraph/documents/definition';
import { fingerprints } from '@crimegraph/fingerprints/definition';
import { notices } from '@crimegraph/notices/definition';
import { Notice } from '@crimegraph/notices/entities/notice';
import { persons } from '@crimegraph/persons/definition';
import { addMonths } from '@crimegraph/shared/retention/expiry';
import type { Store } from '@crimegraph/shared/store/store';
import { vehicles } from '@crimegraph/vehicles/definition';
import { globalIdOf, loadWorld } from '../non-interference/load-world';

import { type RecordKind, recordKinds, type RecordSpec } from '../non-interference/world';
import { type Asker, at, officer, utopian } from '../support/client';
import { type InProcessSystem, startInProcess } from '../support/in-process-system';

const EXTEND = `mutation ($input: ExtendRetentionInput!) { extendRetention(input: $input) {
  __typename
  ... on ExtendRetentionSuccess { recordId expiresAt previous }
  ... on Problem { code message }
  ... on InvalidInput { fields { path expected } }
} }`;
const PAGE = `{ edges { node { recordId expiresAt extensions { previous expiresAt reason subject } } } pageInfo { hasNextPage endCursor } }`;
const definitions = [persons, documents, fingerprints, vehicles, notices];
/** Years that a record of each kind may be kept from now on; the prints and the profile are of a known person. */
const years: Readonly<Record<RecordKind, number>> = {
  person: 5,
  document: 10,
  vehicle: 10,
  notice: 5,
  fingerprint: 5,
  dna: 5,
  face: 5,
  relative: 5,
};

let system: InProcessSystem;
let requests = 0;
/** When all records of the world cease to be kept: inside the time of review. */
let end: Date;

beforeAll(async () => {
  system = await startInProcess({ persons: 0, documents: 0, fingerprints: 0, vehicles: 0, notices: 0 });
}, 60_000);
afterAll(() => system.stop());
beforeEach(async () => {
  await loadWorld(system, recordKinds.map(ofUtopia), () => true);
  end = addMonths(new Date(), 5);
  await endAllAt(end);
});

function ofUtopia(kind: RecordKind): RecordSpec {
  const rights = { owner: 'UTO', confidentiality: 1, restriction: 'NONE' as const, listed: [] };
  return { kind, number: 1, ...rights, expired: false, closed: false, subject: 0, person: 1 };
}

async function endAllAt(expiresAt: Date): Promise<void> {
  for (const { name, records } of definitions) {
    const { store } = system.subgraphs.get(name) as { store: Store };
    for (const { entity } of records) await store.write((manager) => manager.updateAll(entity, { expiresAt }));
  }
}

async function extend(kind: RecordKind, change: object = {}, asker: Asker = utopian) {
  const input = { requestId: `x${(requests += 1)}`, recordId: globalIdOf(kind, 1), reason: 'Still wanted.', ...change };
  return at<Record<string, string>>(await system.client.ask(EXTEND, { input }, asker), 'extendRetention');
}

interface Task {
  recordId: string;
  extensions: { reason: string; subject: string }[];
}

/** The tasks that `asker` finds, by database. */
async function tasksOf(asker: Asker): Promise<Map<string, Task[]>> {
  const lists = definitions.map(({ name }) => `${name}(first: 10) ${PAGE}`).join(' ');
  const answer = await system.client.ask(`{ reviewTasks { ${lists} } }`, {}, asker);
  expect(answer.errors).toBeUndefined();
  return new Map(
    definitions.map(({ name }) => [
      name,
      at<{ node: Task }[]>(answer, `reviewTasks.${name}.edges`).map(({ node }) => node),
    ]),
  );
}

test.each(recordKinds)(
  'a %s comes up for review, and is kept for one more period when its owner says why',
  async (kind) => {
    const id = globalIdOf(kind, 1);
    const listed = async () => [...(await tasksOf(utopian)).values()].flat().map(({ recordId }) => recordId);
    expect(await listed()).toContain(id);

    const before = addMonths(new Date(), 12 * years[kind]).getTime();
    const { __typename, expiresAt, previous } = await extend(kind);
    expect([__typename, previous]).toEqual(['ExtendRetentionSuccess', end.toISOString()]);
    expect(Date.parse(expiresAt as string) - before).toBeLessThan(60_000);
    expect(Date.parse(expiresAt as string)).toBeGreaterThanOrEqual(before);
    expect(await listed()).not.toContain(id);
    expect(await listed()).toHaveLength(recordKinds.length - 1);
  },
);

test('an extension is bounded, and those of before are told with their reasons', async () => {
  const day = new Date(end.getTime() + 86_400_000).toISOString();
  expect(await extend('person', { until: day, reason: 'The warrant holds.' })).toMatchObject({ expiresAt: day });
  const task = (await tasksOf(utopian)).get('persons')?.[0];
  expect(task?.extensions.slice(-1)).toEqual([
    { previous: end.toISOString(), expiresAt: day, reason: 'The warrant holds.', subject: 'trial-officer@uto' },
  ]);
  for (const until of [end.toISOString(), addMonths(new Date(), 61).toISOString()]) {
    expect(await extend('person', { until })).toMatchObject({ fields: [{ path: 'until' }] });
  }
  expect(await extend('person', { reason: ' ' })).toMatchObject({ fields: [{ path: 'reason' }] });
});

test('a request sent again extends once', async () => {
  const first = await extend('document', { requestId: 'once' });
  expect(await extend('document', { requestId: 'once' })).toEqual(first);
  expect(await extend('document', { requestId: 'once', reason: 'Other.' })).toMatchObject({ code: 'REQUEST_CONFLICT' });
});

test.each(recordKinds)('another bureau has no task on a %s and cannot extend it, seen or not', async (kind) => {
  expect([...(await tasksOf(officer)).values()].flat()).toEqual([]);
  const refused = await extend(kind, {}, officer);
  expect(refused).toMatchObject({ __typename: 'NotFound' });
  expect(await extend(kind, { recordId: globalIdOf(kind, 2) }, officer)).toEqual(refused);
});

test('what is past its time is past it for its owner too', async () => {
  await endAllAt(new Date());
  expect([...(await tasksOf(utopian)).values()].flat()).toEqual([]);
  for (const kind of recordKinds) expect(await extend(kind)).toMatchObject({ __typename: 'NotFound' });
});

test('what is kept for longer than the time of review is no task yet', async () => {
  await endAllAt(addMonths(new Date(), 7));
  expect([...(await tasksOf(utopian)).values()].flat()).toEqual([]);
});

test('the validity of a notice is extended with it', async () => {
  const { expiresAt } = await extend('notice');
  const notice = await system.subgraphs.get('notices')?.store.reader.findOneByOrFail(Notice, {});
  expect(notice?.validUntil?.toISOString()).toBe(expiresAt);
});

test('tasks of several types are one list in pages', async () => {
  const seen: string[] = [];
  for (let after: string | null = null; ;) {
    const answer = await system.client.ask(
      `query ($after: String) { reviewTasks { fingerprints(first: 1, after: $after) ${PAGE} } }`,
      { after },
      utopian,
    );
    const path = 'reviewTasks.fingerprints';
    seen.push(...at<{ node: Task }[]>(answer, `${path}.edges`).map(({ node }) => node.recordId));
    if (!at<boolean>(answer, `${path}.pageInfo.hasNextPage`)) break;
    after = at<string>(answer, `${path}.pageInfo.endCursor`);
  }
  expect(seen.sort()).toEqual(
    (['fingerprint', 'dna', 'face', 'relative'] as const).map((kind) => globalIdOf(kind, 1)).sort(),
  );
});
