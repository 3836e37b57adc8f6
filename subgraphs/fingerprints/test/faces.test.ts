import { fingerprints } from '@crimegraph/fingerprints/definition';
import { faceVectorText } from '@crimegraph/fingerprints/faces/face-vector';
import { globalId } from '@crimegraph/shared/ids/global-id';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { Random } from '@crimegraph/shared/synthetic/random';
import { syntheticId } from '@crimegraph/shared/synthetic/synthetic-id';
import { accessesTo, queryPlans } from '@crimegraph/shared/testing/query-plan';
import { startTestSubgraph, type TestAnswer, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';

const RECORD = `mutation ($input: RecordFaceInput!) { recordFace(input: $input) {
  __typename
  ... on RecordFaceSuccess { face { id quality } }
  ... on FaceQualityTooLow { notes }
  ... on InvalidInput { fields { path } }
} }`;
const SEARCH = `query ($input: FaceSearchInput!, $first: Int! = 10) { faceSearch(input: $input, first: $first) {
  checkId verdict quality isMeasured candidates { similarity level reasons { note } face { id } person { id } }
} }`;
const DECIDE = `mutation ($input: DecideFaceSearchInput!) { decideFaceSearch(input: $input) {
  __typename
  ... on DecideFaceSearchSuccess { decision { checkId outcome reason decidedBy bureau { code } face { id } } }
  ... on InvalidInput { fields { path } }
} }`;
const DECISIONS = `query ($checkId: ID!) { faceSearchDecisions(checkId: $checkId) { outcome face { id } } }`;

/** The face of somebody: others of the same person are alike, those of other persons are not. */
function face(person: number, image = 0): Float32Array {
  const [of, noise] = [new Random('face-of', person), new Random('image-of', person * 100 + image)];
  return Float32Array.from({ length: 128 }, () => of.unit() - 0.5 + (noise.unit() - 0.5) * 0.3);
}
const template = (person: number, image = 0, model = 'ArcFace') => ({
  model,
  modelVersion: '1.0',
  vector: faceVectorText(face(person, image)),
});
const quality = { score: 80, eyeDistance: 120 };

interface Found {
  checkId: string;
  verdict: string;
  candidates: { similarity: number; face: { id: string } }[];
}
let subgraph: TestSubgraph;
let requests = 0;
const requestId = () => `f${(requests += 1)}`;
const outcome = (answer: TestAnswer, field: string) => answer.data?.[field] as Record<string, unknown>;
const record = async (person: number, more: object = {}, viewer: Partial<Viewer> = {}) => {
  const input = { requestId: requestId(), template: template(person), quality, ...more };
  return outcome(await subgraph.ask(RECORD, { input }, viewer), 'recordFace') as {
    face?: { id: string };
    fields?: { path: string }[];
  };
};
const search = async (person: number, more: object = {}, viewer: Partial<Viewer> = {}, first = 10) =>
  outcome(
    await subgraph.ask(SEARCH, { input: { template: template(person, 1), quality, ...more }, first }, viewer),
    'faceSearch',
  ) as unknown as Found;
const found = ({ candidates }: Found) => candidates.map((candidate) => candidate.face.id);
const decide = async (input: object, viewer: Partial<Viewer> = {}) =>
  outcome(await subgraph.ask(DECIDE, { input: { requestId: requestId(), ...input } }, viewer), 'decideFaceSearch');

beforeAll(async () => {
  subgraph = await startTestSubgraph(fingerprints);
});
afterAll(() => subgraph.stop());

test('another image of a face on record is found, with its person, and never as a match', async () => {
  const personId = globalId('Person', syntheticId('person', 1));
  const { face: recorded } = await record(1, { personId });
  await record(2);
  const result = await search(1);
  expect(result).toMatchObject({
    verdict: 'POSSIBLE_MATCH',
    isMeasured: false,
    quality: [],
    candidates: [{ level: 'POSSIBLE', face: { id: recorded?.id }, person: { id: personId } }],
  });
  expect(result.candidates[0]?.similarity).toBeGreaterThan(0.9);
  expect(await search(3)).toMatchObject({ verdict: 'NO_RECORD', candidates: [] });
});

test('candidates are ranked, and no more are given than were asked for', async () => {
  const ids = [];
  for (const image of [0, 2, 3]) ids.push((await record(4, { template: template(4, image) })).face?.id);
  const all = await search(4);
  expect(found(all).sort()).toEqual([...ids].sort());
  const similarities = all.candidates.map(({ similarity }) => similarity);
  expect(similarities).toEqual([...similarities].sort((a, b) => b - a));
  expect(found(await search(4, {}, {}, 2))).toEqual(found(all).slice(0, 2));
  expect(found(await search(4, { minSimilarity: 0.999 }))).toEqual([]);
});

test('faces of another model or version are never compared', async () => {
  await record(5, { template: template(5, 0, 'FaceNet') });
  expect(await search(5)).toMatchObject({ verdict: 'NO_RECORD' });
  expect(found(await search(5, { template: template(5, 1, 'FaceNet') }))).toHaveLength(1);
  const other = { ...template(5, 1, 'FaceNet'), modelVersion: '2.0' };
  expect(await search(5, { template: other })).toMatchObject({ verdict: 'NO_RECORD' });
});

test('a poor image is kept off the record with its reasons; a search with one is made, and told', async () => {
  expect(await record(6, { quality: { score: 10, eyeDistance: 40, yaw: 50 } })).toMatchObject({
    __typename: 'FaceQualityTooLow',
    notes: [
      'Quality 10 of 100: take the image again where possible.',
      '40 pixels between the eyes: 90 are asked for.',
      'The face is turned 50 degrees to the side.',
    ],
  });
  expect(await search(6)).toMatchObject({ verdict: 'NO_RECORD' });
  expect(await search(1, { quality: { score: 10 } })).toMatchObject({
    verdict: 'POSSIBLE_MATCH',
    quality: ['Quality 10 of 100: take the image again where possible. A miss says little.'],
  });
});

test.each([
  ['no vector', { template: { ...template(7), vector: 'AAAA' } }, ['template.vector']],
  ['no model', { template: { ...template(7), model: '' } }, ['template.model']],
  ['no score', { quality: { eyeDistance: 100 } }, ['quality.score']],
  [
    'what cannot be',
    { quality: { score: 101, yaw: 200 }, capturedOn: '2999-01-01' },
    ['capturedOn', 'quality.score', 'quality.yaw'],
  ],
  ['no person', { personId: 'x' }, ['personId']],
])('what is wrong with a face is told: %s', async (_what, more, paths) => {
  expect((await record(7, more)).fields?.map(({ path }) => path)).toEqual(paths);
});

test('a request sent again records nothing twice', async () => {
  const input = { requestId: 'same', template: template(8), quality };
  const first = await subgraph.ask(RECORD, { input });
  expect(await subgraph.ask(RECORD, { input })).toEqual(first);
  expect(found(await search(8))).toHaveLength(1);
});

test('hidden faces are found by nobody else, and take no place among the others', async () => {
  const hidden: (string | undefined)[] = [];
  for (let image = 10; image < 15; image += 1) {
    const more = { template: template(9, image), confidentiality: 'CONFIDENTIAL' };
    hidden.push((await record(9, more, { bureau: 'UTO' })).face?.id);
  }
  const shown = (await record(9, { template: template(9, 20) })).face?.id;
  expect(found(await search(9, {}, { bureau: 'FRA', clearance: 2 }, 1))).toEqual([shown]);
  expect(found(await search(9, {}, { bureau: 'UTO', clearance: 1 })).sort()).toEqual([...hidden, shown].sort());
});

test('a search reads what is new along the index of its gallery, and no more', async () => {
  await search(1);
  await record(10);
  const plans = await queryPlans(subgraph.store, () => search(10));
  expect(accessesTo('FaceTemplate', plans)).toEqual([
    { table: 'FaceTemplate', index: 'face_template_gallery', columns: ['gallery', 'sequence'] },
  ]);
  const statements: string[] = [];
  const stop = subgraph.store.onQuery((sql) => statements.push(sql));
  await search(11);
  stop();
  expect(statements.filter((sql) => /FROM .?face_template/.test(sql))).toEqual([]);
});

test('the audit log has a digest of what was searched, and the owner of a face that was met has a hit', async () => {
  const { face: recorded } = await record(12, {}, { bureau: 'UTO' });
  await search(12);
  const rows = await subgraph.store.reader.query<{ keys: string }[]>(
    "SELECT * FROM audit_row WHERE action = 'faceSearch' ORDER BY seq DESC LIMIT 1",
  );
  expect(rows[0]?.keys).toMatch(/^\["[\w-]{22}"\]$/);
  const events = await subgraph.store.reader.query<{ event: string }[]>('SELECT event FROM outbox_event');
  expect(events.map(({ event }) => JSON.parse(event) as object)).toContainEqual(
    expect.objectContaining({ recordId: recorded?.id, recordType: 'FaceRecord', owner: 'UTO', searchedBy: 'FRA' }),
  );
});

describe('what an officer says of a search', () => {
  let made: Found;
  let faceId: string;
  beforeAll(async () => {
    await record(30);
    made = await search(30);
    faceId = found(made)[0] ?? '';
  });

  test('is an act of its own, kept in order, and of the own bureau alone', async () => {
    const { checkId } = made;
    expect(await decide({ checkId, outcome: 'INCONCLUSIVE', reason: 'Blurred.' })).toMatchObject({
      decision: { checkId, outcome: 'INCONCLUSIVE', reason: 'Blurred.', face: null, bureau: { code: 'FRA' } },
    });
    expect(await decide({ checkId, outcome: 'POTENTIAL_CANDIDATE', faceId })).toMatchObject({
      decision: { outcome: 'POTENTIAL_CANDIDATE', face: { id: faceId }, decidedBy: 'officer@fra.test' },
    });
    const own = await subgraph.ask(DECISIONS, { checkId });
    expect(own.data?.['faceSearchDecisions']).toEqual([
      { outcome: 'POTENTIAL_CANDIDATE', face: { id: faceId } },
      { outcome: 'INCONCLUSIVE', face: null },
    ]);
    const other = await subgraph.ask(DECISIONS, { checkId }, { bureau: 'UTO' });
    expect(other.data?.['faceSearchDecisions']).toEqual([]);
    const rows = await subgraph.store.reader.query<{ shown: string; result: string }[]>(
      "SELECT shown, result FROM audit_row WHERE action = 'decideFaceSearch'",
    );
    expect(rows).toContainEqual({ shown: JSON.stringify([faceId]), result: 'DecideFaceSearchSuccess' });
  });

  test.each<[string, () => object, Partial<Viewer>, object]>([
    [
      'a candidate that is not named',
      () => ({ checkId: made.checkId, outcome: 'POTENTIAL_CANDIDATE' }),
      {},
      { fields: [{ path: 'faceId' }] },
    ],
    [
      'a face, and none',
      () => ({ checkId: made.checkId, outcome: 'NO_CANDIDATE', faceId }),
      {},
      { fields: [{ path: 'faceId' }] },
    ],
    ['no search', () => ({ checkId: syntheticId('face', 1), outcome: 'NO_CANDIDATE' }), {}, { __typename: 'NotFound' }],
    [
      'a search of another bureau',
      () => ({ checkId: made.checkId, outcome: 'NO_CANDIDATE' }),
      { bureau: 'UTO' },
      { __typename: 'NotFound' },
    ],
    [
      'a face that the search did not meet',
      () => ({
        checkId: made.checkId,
        outcome: 'POTENTIAL_CANDIDATE',
        faceId: globalId('FaceRecord', syntheticId('face', 1)),
      }),
      {},
      { __typename: 'NotFound' },
    ],
  ])('is refused of %s', async (_what, input, viewer, expected) => {
    expect(await decide(input(), viewer)).toMatchObject(expected);
  });
});
