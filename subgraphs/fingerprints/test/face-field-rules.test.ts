import { fingerprints } from '@crimegraph/fingerprints/definition';
import { faceVectorText } from '@crimegraph/fingerprints/faces/face-vector';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { scopesOfRole, type Role } from '@crimegraph/shared/identity/roles';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { syntheticId } from '@crimegraph/shared/synthetic/synthetic-id';
import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';

const RECORD = `mutation ($input: RecordFaceInput!) { recordFace(input: $input) {
  ... on RecordFaceSuccess { face { id } } ... on InvalidInput { fields { path } }
} }`;
const FACE = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
  ... on FaceRecord { id quality capturedOn }
} }`;
const thisYear = new Date().getUTCFullYear();
const kinds = {
  adult: { birthDate: '1970', status: 'WANTED' },
  minor: { birthDate: `${thisYear - 10}`, status: 'MISSING' },
  undated: { status: 'WANTED' },
  victim: { birthDate: '1970-01-01', status: 'VICTIM' },
  witness: { birthDate: '1970-01-01', status: 'WITNESS' },
  'person of unknown part': { birthDate: '1970-01-01' },
  stranger: null,
};
type Kind = keyof typeof kinds;
const names = Object.keys(kinds);
const template = (kind: string) => ({
  model: 'ArcFace',
  modelVersion: '1.0',
  vector: faceVectorText(Float32Array.from({ length: 32 }, (_, place) => (place === names.indexOf(kind) ? 1 : 0))),
});
const personId = (kind: string) => globalId('Person', syntheticId('person', names.indexOf(kind)));

let subgraph: TestSubgraph;
const ids: Record<string, string> = {};

const record = async (kind: string, subject: object | null, capturedOn: string | null, requestId = kind) => {
  const input = {
    requestId,
    template: template(kind),
    quality: { score: 80 },
    personId: personId(kind),
    capturedOn,
    subject,
  };
  const answer = await subgraph.ask(RECORD, { input }, { bureau: 'UTO' });
  return answer.data?.['recordFace'] as { face?: { id: string }; fields?: { path: string }[] };
};

beforeAll(async () => {
  subgraph = await startTestSubgraph(fingerprints);
  for (const [kind, subject] of Object.entries(kinds)) {
    ids[kind] = (await record(kind, subject, '2020-02-03')).face?.id ?? '';
  }
});
afterAll(() => subgraph.stop());

const viewer = (role: Role, purpose: Viewer['purpose'], more: Partial<Viewer> = {}): Partial<Viewer> => ({
  bureau: 'NOR',
  role,
  purpose,
  scopes: [...scopesOfRole(role), 'fingerprints:read'],
  caseReference: 'C-1',
  ...more,
});
const guard = viewer('border', 'IDENTIFICATION');
const because = (reason: string) => ({ code: 'FORBIDDEN_FIELD', reason });

test.each<[Kind, string, Partial<Viewer>, string | null]>([
  ['adult', 'a guard', guard, null],
  ['minor', 'a guard', guard, 'MINOR'],
  ['undated', 'a guard', guard, 'MINOR'],
  ['victim', 'a guard', guard, 'VICTIM_OR_WITNESS'],
  ['witness', 'a guard', guard, 'VICTIM_OR_WITNESS'],
  ['person of unknown part', 'a guard', guard, 'VICTIM_OR_WITNESS'],
  ['stranger', 'a guard', guard, 'MINOR'],
  ['minor', 'a forensic officer', viewer('forensic', 'FORENSICS'), null],
  ['victim', 'a forensic officer', viewer('forensic', 'FORENSICS'), null],
  ['minor', 'an officer who investigates', viewer('officer', 'INVESTIGATION'), null],
  ['victim', 'an officer after wanted persons', viewer('officer', 'WANTED_PERSONS'), 'VICTIM_OR_WITNESS'],
  ['victim', 'an analyst', viewer('analyst', 'INVESTIGATION'), 'VICTIM_OR_WITNESS'],
  ['victim', 'the commission', viewer('commission', 'SUPERVISION'), null],
  ['victim', 'its own bureau', viewer('officer', 'WANTED_PERSONS', { bureau: 'UTO' }), null],
  ['minor', 'an entity of its own bureau', viewer('border', 'IDENTIFICATION', { bureau: 'UTO' }), 'MINOR'],
])('when the face of a %s was taken is withheld from %s, or is not', async (kind, _who, who, reason) => {
  const answer = await subgraph.ask(FACE, { representations: [{ __typename: 'FaceRecord', id: ids[kind] }] }, who);
  expect(answer.data?.['_entities']).toEqual([
    { id: ids[kind], quality: 80, capturedOn: reason === null ? '2020-02-03' : null },
  ]);
  expect(answer.errors?.map(({ extensions }) => extensions)).toEqual(reason === null ? undefined : [because(reason)]);
});

test('a face is found, and leads to its person, whoever it is of', async () => {
  const search = `query ($input: FaceSearchInput!) { faceSearch(input: $input) { candidates { similarity face { id } person { id } } } }`;
  for (const kind of names) {
    const answer = await subgraph.ask(search, { input: { template: template(kind) } }, guard);
    expect(answer.data?.['faceSearch']).toEqual({
      candidates: [{ similarity: 1, face: { id: ids[kind] }, person: { id: personId(kind) } }],
    });
  }
});

test.each([
  [
    'a search',
    'query ($input: FaceSearchInput!) { faceSearch(input: $input) { candidates { face { quality: capturedOn } } } }',
  ],
  [
    'the person',
    'query ($people: [_Any!]!) { _entities(representations: $people) { ... on Person { faces { capturedOn } } } }',
  ],
  [
    'a reference that brings the values along',
    'query ($faces: [_Any!]!) { _entities(representations: $faces) { ... on FaceRecord { capturedOn } } }',
  ],
])('no way leads around a field rule: %s', async (_name, query) => {
  const faces = [
    { __typename: 'FaceRecord', id: ids['minor'], owner: 'NOR', subjectBirthDate: '1970', capturedOn: '' },
  ];
  const people = [{ __typename: 'Person', id: personId('minor') }];
  const answer = await subgraph.ask(query, { input: { template: template('minor') }, faces, people }, guard);
  expect(answer.errors?.map(({ extensions }) => extensions)).toEqual([because('MINOR')]);
  expect(JSON.stringify(answer)).not.toContain('2020-02-03');
});

test('an answer is the same whether there was anything to withhold or not', async () => {
  const bare = await record('minor', kinds.minor, null, 'bare');
  const ask = (id: string | undefined) =>
    subgraph.ask(FACE.replace('id ', ''), { representations: [{ __typename: 'FaceRecord', id }] }, guard);
  expect(await ask(bare.face?.id)).toEqual(await ask(ids['minor']));
});

test('nobody is born in days to come', async () => {
  const { fields } = await record('adult', { birthDate: '2999' }, null, 'unborn');
  expect(fields?.map(({ path }) => path)).toEqual(['subject.birthDate']);
});
