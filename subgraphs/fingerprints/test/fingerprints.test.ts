import { fingerprints } from '@crimegraph/fingerprints/definition';
import { demoImpression, demoTemplate } from '@crimegraph/fingerprints/seed/demo-template';
import { tenprintRows } from '@crimegraph/fingerprints/seed/tenprint-row';
import { insertFingerprints } from '@crimegraph/fingerprints/store';
import { writeFingerMinutiaeRecord } from '@crimegraph/shared/biometrics/iso-19794-2';
import { globalId } from '@crimegraph/shared/ids/global-id';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { runSeeds } from '@crimegraph/shared/seed/run-seeds';
import { defaultCounts } from '@crimegraph/shared/seed/seed';
import { syntheticTenprint } from '@crimegraph/shared/synthetic/fingerprint';
import { impressionKinds } from '@crimegraph/shared/synthetic/impression';
import { syntheticId } from '@crimegraph/shared/synthetic/synthetic-id';
import { startTestSubgraph, type TestAnswer, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';

const ENROL = `mutation ($input: EnrolFingerprintsInput!) { enrolFingerprints(input: $input) {
  __typename
  ... on EnrolFingerprintsSuccess { record { id kind owner { code } fingers { position minutiae } person { id } } }
  ... on InvalidInput { fields { path expected } }
} }`;
const IDENTIFY = `query ($input: FingerprintIdentificationInput!, $first: Int! = 10) {
  fingerprintIdentification(input: $input, first: $first) {
    verdict quality { position minutiae note }
    candidates { score level reasons { note score } record { id } person { id } }
  }
}`;
const VERIFY = `query ($input: FingerprintVerificationInput!) {
  fingerprintVerification(input: $input) { verdict score level record { id } }
}`;

let subgraph: TestSubgraph;
let requests = 0;
const requestId = () => `r${(requests += 1)}`;
const template = (index: number, position = 2) => ({ position, data: demoTemplate(index) });
/** Another impression of a finger of the synthetic ten-print `index`. */
const impression = (index: number, position: number, number: number) => ({
  data: demoImpression(index, number, impressionKinds.plain, position),
});
const tenprint = (index: number) => ({
  data: writeFingerMinutiaeRecord(syntheticTenprint(index).fingers).toString('base64'),
});
const enrol = (input: object, viewer: Partial<Viewer> = {}) =>
  subgraph.ask(ENROL, { input: { requestId: requestId(), kind: 'SINGLE', ...input } }, viewer);
const identify = (templates: object[], viewer: Partial<Viewer> = {}) =>
  subgraph.ask(IDENTIFY, { input: { templates } }, viewer);
const outcome = (answer: TestAnswer, field: string) => answer.data?.[field] as Record<string, unknown>;

beforeAll(async () => {
  subgraph = await startTestSubgraph(fingerprints, (store) =>
    runSeeds(store, fingerprints.seeds, { ...defaultCounts, persons: 100, fingerprints: 60 }, () => undefined),
  );
});
afterAll(() => subgraph.stop());

describe('an enrolled ten-print', () => {
  let id: string;

  beforeAll(async () => {
    const answer = await enrol({ kind: 'TENPRINT', templates: [tenprint(5_000)] }, { bureau: 'UTO' });
    const result = outcome(answer, 'enrolFingerprints') as { record: { id: string; fingers: unknown[] } };
    expect(result.record.fingers).toHaveLength(10);
    id = result.record.id;
  });

  test.each([
    ['by all its fingers', () => [tenprint(5_000)], 1, 'EXACT'],
    ['by one finger', () => [template(5_000)], 1, 'EXACT'],
    ['by a finger of unknown position', () => [template(5_000, 0)], 1, 'EXACT'],
  ])('is identified %s', async (_how, templates, score, level) => {
    const result = outcome(await identify(templates()), 'fingerprintIdentification');
    expect(result).toMatchObject({
      verdict: 'MATCH',
      candidates: [{ score, level, record: { id } }],
    });
  });

  test.each([
    ['one finger', 0.44, () => [impression(5_000, 2, 1)]],
    ['one finger of unknown position', 0.44, () => [{ ...impression(5_000, 2, 2), position: 0 }]],
    ['several fingers', 0.8, () => [2, 3, 7].map((position) => impression(5_000, position, 3))],
    ['a finger among fingers of others', 0.44, () => [impression(5_000, 2, 4), impression(999_999, 7, 4)]],
  ])('is identified by other impressions: %s', async (_how, score, templates) => {
    const result = outcome(await identify(templates()), 'fingerprintIdentification');
    expect(result).toMatchObject({ candidates: [{ record: { id } }] });
    const [best] = result['candidates'] as { score: number; level: string; reasons: { note: string }[] }[];
    expect(best?.score).toBeGreaterThan(score);
    expect(best?.level).toBe((best?.score ?? 0) >= 6 / 9 ? 'STRONG' : 'POSSIBLE');
    expect(result['verdict']).toBe(best?.level === 'STRONG' ? 'MATCH' : 'POSSIBLE_MATCH');
    expect(best?.reasons[0]?.note).toMatch(/^Right index finger: \d+ minutiae agree; one of 10\^\d\.\d other fingers/);
  });

  test('is not found by a finger sent as another: what is not known is sent as unknown', async () => {
    const result = outcome(await identify([template(5_000, 7)]), 'fingerprintIdentification');
    expect(result).toMatchObject({ verdict: 'NO_RECORD', candidates: [] });
  });

  test('is verified against itself, and not against another', async () => {
    const again = await subgraph.ask(VERIFY, { input: { recordId: id, templates: [impression(5_000, 2, 5)] } });
    expect(outcome(again, 'fingerprintVerification')).toMatchObject({
      verdict: 'MATCH',
      level: 'STRONG',
      record: { id },
    });
    const own = await subgraph.ask(VERIFY, { input: { recordId: id, templates: [template(5_000)] } });
    expect(own.data).toEqual({
      fingerprintVerification: { verdict: 'MATCH', score: 1, level: 'EXACT', record: { id } },
    });
    const other = await subgraph.ask(VERIFY, { input: { recordId: id, templates: [template(5_001)] } });
    expect(other.data).toEqual({
      fingerprintVerification: { verdict: 'NO_RECORD', score: 0, level: null, record: { id } },
    });
  });
});

test('an unknown finger is searched and not found; a poor one is told to its sender', async () => {
  const poor = writeFingerMinutiaeRecord([
    { position: 2, quality: 10, minutiae: [{ x: 1, y: 1, angle: 0, type: 1, quality: 5 }] },
  ]).toString('base64');
  const result = outcome(await identify([{ data: poor }]), 'fingerprintIdentification');
  expect(result).toMatchObject({
    verdict: 'NO_RECORD',
    quality: [{ position: 2, minutiae: 1, note: expect.stringMatching(/Fewer than 12.*Poor quality/) as string }],
    candidates: [],
  });
});

test('the same template scanned at another resolution is the same finger', async () => {
  const half = Buffer.from(demoTemplate(20), 'base64');
  for (let offset = 28; offset < half.length - 2; offset += 6) {
    half.writeUInt16BE((half.readUInt16BE(offset) & 0xc000) | ((half.readUInt16BE(offset) & 0x3fff) * 2), offset);
    half.writeUInt16BE(half.readUInt16BE(offset + 2) * 2, offset + 2);
  }
  half.writeUInt16BE(394, 18);
  half.writeUInt16BE(394, 20);
  const result = outcome(await identify([{ data: half.toString('base64') }]), 'fingerprintIdentification');
  expect(result).toMatchObject({ verdict: 'MATCH' });
});

test('a request sent again enrols nothing twice, and with another input it is refused', async () => {
  const input = { requestId: 'same', kind: 'SINGLE', templates: [template(6_000)] };
  const first = await subgraph.ask(ENROL, { input });
  expect(await subgraph.ask(ENROL, { input })).toEqual(first);
  const other = await subgraph.ask(ENROL, { input: { ...input, templates: [template(6_001)] } });
  expect(outcome(other, 'enrolFingerprints')).toEqual({ __typename: 'RequestConflict' });
  const found = outcome(await identify([template(6_000)]), 'fingerprintIdentification');
  expect(found['candidates']).toHaveLength(1);
  expect(outcome(await identify([template(6_001)]), 'fingerprintIdentification')['candidates']).toEqual([]);
});

test.each([
  ['no template', { templates: [] }, ['templates']],
  ['too many templates', { templates: Array(21).fill({ data: 'AAAA' }) }, ['templates']],
  ['a damaged template', { templates: [template(1), { data: 'Rk1SAA==' }] }, ['templates.1.data']],
  ['a ten-print of one finger twice', { kind: 'TENPRINT', templates: [template(1), template(2)] }, ['templates']],
  ['a single finger that is two', { templates: [template(1), template(2, 7)] }, ['templates']],
  ['a day to come', { templates: [template(1)], capturedOn: '2999-01-01' }, ['capturedOn']],
  [
    'an id of something else',
    { templates: [template(1)], personId: globalId('Vehicle', syntheticId('vehicle', 1)) },
    ['personId'],
  ],
  [
    'all at once',
    { templates: [], remarks: 'x'.repeat(501), nationalReference: 'x'.repeat(65) },
    ['nationalReference', 'remarks', 'templates'],
  ],
])('what is wrong with an enrolment is told: %s', async (_what, input, paths) => {
  const result = outcome(await enrol(input), 'enrolFingerprints') as { fields: { path: string }[] };
  expect(result.fields.map((field) => field.path)).toEqual(paths);
});

describe('whom a record may not be shown to', () => {
  const HIDDEN = 7_000;
  const id = globalId('FingerprintRecord', syntheticId('fingerprint', HIDDEN));
  const person = globalId('Person', syntheticId('person', HIDDEN));
  const paths = async (viewer: Partial<Viewer>) => {
    const identified = outcome(await identify([template(HIDDEN)], viewer), 'fingerprintIdentification');
    const verified = await subgraph.ask(VERIFY, { input: { recordId: id, templates: [template(HIDDEN)] } }, viewer);
    const read = await subgraph.ask(
      `query ($id: ID!, $person: ID!) { fingerprintRecord(id: $id) { id }
         _entities(representations: [{ __typename: "FingerprintRecord", id: $id }, { __typename: "Person", id: $person }]) {
           ... on FingerprintRecord { kind } ... on Person { fingerprints { id } } } }`,
      { id, person },
      viewer,
    );
    return [identified['verdict'], outcome(verified, 'fingerprintVerification')['verdict'], read.data];
  };
  const everything = [
    'MATCH',
    'MATCH',
    { fingerprintRecord: { id }, _entities: [{ kind: 'TENPRINT' }, { fingerprints: [{ id }] }] },
  ];
  const nothing = ['NO_RECORD', 'NO_RECORD', { fingerprintRecord: null, _entities: [null, { fingerprints: [] }] }];

  beforeAll(() =>
    subgraph.store.write((manager) =>
      insertFingerprints(manager, [
        tenprintRows(HIDDEN, {
          owner: 'UTO',
          confidentiality: 3,
          expiresAt: new Date(Date.now() + 60_000),
          personId: syntheticId('person', HIDDEN),
        }),
      ]),
    ),
  );

  test('sees it on no path, and its owner on every path', async () => {
    expect(await paths({ bureau: 'FRA', clearance: 2 })).toEqual(nothing);
    expect(await paths({ bureau: 'UTO', clearance: 1 })).toEqual(everything);
  });
});

test('the biometrics of many persons cost as many statements as those of one', async () => {
  const read = (indexes: number[]) => {
    const representations = indexes.map((index) => ({
      __typename: 'Person',
      id: globalId('Person', syntheticId('person', index)),
    }));
    return subgraph.ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Person {
         fingerprints { kind fingers { position } } dnaProfiles { loci kind } faces { quality } } } }`,
      { representations },
      { role: 'secretariat', clearance: 3 },
    );
  };
  const one = await subgraph.countQueries(() => read([20]));
  const many = await subgraph.countQueries(async () => {
    const answer = await read(Array.from({ length: 50 }, (_, index) => index));
    expect(answer.errors).toBeUndefined();
    expect((answer.data?.['_entities'] as unknown[])[40]).toEqual({
      fingerprints: [
        { kind: 'TENPRINT', fingers: Array.from({ length: 10 }, (_, index) => ({ position: index + 1 })) },
      ],
      dnaProfiles: [{ loci: 12, kind: 'PERSON' }],
      faces: [{ quality: 60 }],
    });
  });
  expect([one, many]).toEqual([4, 4]);
});

test('without the scope nothing is answered', async () => {
  const answer = await subgraph.ask(IDENTIFY, { input: { templates: [template(1)] } }, { scopes: ['persons:read'] });
  expect(answer.data).toEqual({ fingerprintIdentification: null });
  expect(answer.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
});

test('the audit log has digests of what was searched, never templates', async () => {
  await identify([template(30)]);
  const rows = await subgraph.store.reader.query<{ action: string; keys: string; shown: string }[]>(
    "SELECT * FROM audit_row WHERE action = 'fingerprintIdentification' ORDER BY seq DESC LIMIT 1",
  );
  expect(rows[0]?.keys).toMatch(/^\["[\w-]{22}"\]$/);
  expect(JSON.stringify(rows)).not.toContain(demoTemplate(30).slice(40, 80));
});
