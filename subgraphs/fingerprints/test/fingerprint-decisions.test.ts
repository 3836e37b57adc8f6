import { fingerprints } from '@crimegraph/fingerprints/definition';
import { demoImpression, demoTemplate } from '@crimegraph/fingerprints/seed/demo-template';
import { globalId } from '@crimegraph/shared/ids/global-id';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { syntheticId } from '@crimegraph/shared/synthetic/synthetic-id';
import { startTestSubgraph, type TestAnswer, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';

const ENROL = `mutation ($input: EnrolFingerprintsInput!) { enrolFingerprints(input: $input) {
  ... on EnrolFingerprintsSuccess { record { id } } } }`;
const IDENTIFY = `query ($input: FingerprintIdentificationInput!) { fingerprintIdentification(input: $input) {
  checkId candidates { record { id } } } }`;
const VERIFY = `query ($input: FingerprintVerificationInput!) { fingerprintVerification(input: $input) { checkId verdict } }`;
const DECIDE = `mutation ($input: DecideFingerprintSearchInput!) { decideFingerprintSearch(input: $input) {
  __typename
  ... on DecideFingerprintSearchSuccess { decision { checkId outcome reason decidedBy bureau { code } record { id } } }
  ... on InvalidInput { fields { path } }
} }`;
const DECISIONS = `query ($checkId: ID!) { fingerprintSearchDecisions(checkId: $checkId) { outcome record { id } } }`;

let subgraph: TestSubgraph;
let requests = 0;
const outcome = (answer: TestAnswer, field: string) => answer.data?.[field] as Record<string, unknown>;
const decide = async (input: object, viewer: Partial<Viewer> = {}) => {
  const answer = await subgraph.ask(DECIDE, { input: { requestId: `d${(requests += 1)}`, ...input } }, viewer);
  return outcome(answer, 'decideFingerprintSearch');
};
const decisions = async (checkId: string, viewer: Partial<Viewer> = {}) =>
  (await subgraph.ask(DECISIONS, { checkId }, viewer)).data?.['fingerprintSearchDecisions'];

let recordId: string;
let checkId: string;
beforeAll(async () => {
  subgraph = await startTestSubgraph(fingerprints);
  const input = { requestId: 'enrolled', kind: 'SINGLE', templates: [{ position: 2, data: demoTemplate(1) }] };
  const enrolled = outcome(await subgraph.ask(ENROL, { input }), 'enrolFingerprints') as { record: { id: string } };
  recordId = enrolled.record.id;
  const found = await subgraph.ask(IDENTIFY, { input: { templates: [{ data: demoImpression(1, 1) }] } });
  const search = outcome(found, 'fingerprintIdentification') as { checkId: string; candidates: unknown[] };
  expect(search.candidates).toEqual([{ record: { id: recordId } }]);
  checkId = search.checkId;
});
afterAll(() => subgraph.stop());

test('what an examiner says is an act of its own, kept in order, and of the own bureau alone', async () => {
  expect(await decide({ checkId, outcome: 'INCONCLUSIVE', recordId, reason: 'Few minutiae.' })).toEqual({
    __typename: 'DecideFingerprintSearchSuccess',
    decision: {
      checkId,
      outcome: 'INCONCLUSIVE',
      reason: 'Few minutiae.',
      decidedBy: 'officer@fra.test',
      bureau: { code: 'FRA' },
      record: { id: recordId },
    },
  });
  await decide({ checkId, outcome: 'EXCLUDED' });
  await decide({ checkId, outcome: 'CONFIRMED', recordId });
  expect(await decisions(checkId)).toEqual([
    { outcome: 'CONFIRMED', record: { id: recordId } },
    { outcome: 'EXCLUDED', record: null },
    { outcome: 'INCONCLUSIVE', record: { id: recordId } },
  ]);
  expect(await decisions(checkId, { bureau: 'UTO' })).toEqual([]);
  const rows = await subgraph.store.reader.query<{ shown: string; result: string }[]>(
    "SELECT shown, result FROM audit_row WHERE action = 'decideFingerprintSearch'",
  );
  expect(rows).toContainEqual({ shown: JSON.stringify([recordId]), result: 'DecideFingerprintSearchSuccess' });
});

test('a verification is decided on as well', async () => {
  const input = { recordId, templates: [{ data: demoImpression(1, 2) }] };
  const made = outcome(await subgraph.ask(VERIFY, { input }), 'fingerprintVerification') as { checkId: string };
  expect(await decide({ checkId: made.checkId, outcome: 'CONFIRMED', recordId })).toMatchObject({
    decision: { outcome: 'CONFIRMED', record: { id: recordId } },
  });
});

test.each<[string, () => object, Partial<Viewer>, object]>([
  [
    'a record that is not named',
    () => ({ checkId, outcome: 'CONFIRMED' }),
    {},
    { __typename: 'InvalidInput', fields: [{ path: 'recordId' }] },
  ],
  [
    'no search',
    () => ({ checkId: syntheticId('fingerprint', 1), outcome: 'EXCLUDED' }),
    {},
    { __typename: 'NotFound' },
  ],
  [
    'a search of another bureau',
    () => ({ checkId, outcome: 'EXCLUDED' }),
    { bureau: 'UTO' },
    { __typename: 'NotFound' },
  ],
  [
    'a record that the search did not meet',
    () => ({ checkId, outcome: 'CONFIRMED', recordId: globalId('FingerprintRecord', syntheticId('fingerprint', 1)) }),
    {},
    { __typename: 'NotFound' },
  ],
])('a decision is refused of %s', async (_what, input, viewer, expected) => {
  expect(await decide(input(), viewer)).toMatchObject(expected);
});
