import { fingerprints } from '@crimegraph/fingerprints/definition';
import { faceVectorText } from '@crimegraph/fingerprints/faces/face-vector';
import { FingerprintEntry } from '@crimegraph/fingerprints/entities/fingerprint-entry';
import { PREPARED_VERSION } from '@crimegraph/fingerprints/matching/gallery/prepared-record';
import { demoTemplate } from '@crimegraph/fingerprints/seed/demo-template';
import { syntheticAlleles } from '@crimegraph/fingerprints/seed/synthetic-alleles';
import { startTestSubgraph, type TestInstance, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { Not } from 'typeorm';

const RECORD = `mutation ($input: RecordDnaProfileInput!) { recordDnaProfile(input: $input) {
  ... on RecordDnaProfileSuccess { profile { id } } } }`;
const SEARCH = `query ($input: DnaSearchInput!) { dnaSearch(input: $input) { candidates { profile { id } } } }`;

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(fingerprints);
});
afterAll(() => subgraph.stop());

const lociOf = (index: number) =>
  Object.entries(syntheticAlleles(index)).map(([locus, alleles]) => ({ locus, alleles }));

const FACE = `mutation ($input: RecordFaceInput!) { recordFace(input: $input) { ... on RecordFaceSuccess { face { id } } } }`;
const FACES = `query ($input: FaceSearchInput!) { faceSearch(input: $input) { candidates { face { id } } } }`;

/** As many directions at right angles as there are faces. */
const faceOf = (index: number) => ({
  model: 'ArcFace',
  modelVersion: '1',
  vector: faceVectorText(Float32Array.from({ length: 64 }, (_, place) => (place === index ? 1 : 0))),
});

test('what one instance has acknowledged every instance’s next search finds, however many record at once', async () => {
  const instances: TestInstance[] = [subgraph, await subgraph.another()];
  const work = Array.from({ length: 40 }, async (_, index) => {
    const [writer, reader] = index % 2 === 0 ? instances : [...instances].reverse();
    const input = { requestId: `i${index}`, kind: 'PERSON', loci: lociOf(index) };
    const recorded = await writer?.ask(RECORD, { input });
    const found = await reader?.ask(SEARCH, { input: { kind: 'SCENE', loci: lociOf(index) } });
    const { profile } = recorded?.data?.['recordDnaProfile'] as { profile: { id: string } };
    return { found: found?.data?.['dnaSearch'], expected: { candidates: [{ profile: { id: profile.id } }] } };
  });
  for (const { found, expected } of await Promise.all(work)) expect(found).toEqual(expected);
});

test('so it is with faces', async () => {
  const instances: TestInstance[] = [subgraph, await subgraph.another()];
  const work = Array.from({ length: 30 }, async (_, index) => {
    const [writer, reader] = index % 2 === 0 ? instances : [...instances].reverse();
    const input = { requestId: `f${index}`, template: faceOf(index), quality: { score: 90 } };
    const recorded = await writer?.ask(FACE, { input });
    const found = await reader?.ask(FACES, { input: { template: faceOf(index) } });
    const { face } = recorded?.data?.['recordFace'] as { face: { id: string } };
    return { found: found?.data?.['faceSearch'], expected: { candidates: [{ face: { id: face.id } }] } };
  });
  for (const { found, expected } of await Promise.all(work)) expect(found).toEqual(expected);
});

const ENROL = `mutation ($input: EnrolFingerprintsInput!) { enrolFingerprints(input: $input) {
  ... on EnrolFingerprintsSuccess { record { id } } } }`;
const IDENTIFY = `query ($input: FingerprintIdentificationInput!) { fingerprintIdentification(input: $input) {
  candidates { level record { id } } } }`;

const enrol = async (instance: TestInstance | undefined, index: number) => {
  const input = { requestId: `p${index}`, kind: 'SINGLE', templates: [{ data: demoTemplate(index) }] };
  const enrolled = await instance?.ask(ENROL, { input });
  expect(enrolled?.errors).toBeUndefined();
  return (enrolled?.data?.['enrolFingerprints'] as { record: { id: string } }).record.id;
};
const identify = async (instance: TestInstance | undefined, index: number) => {
  const found = await instance?.ask(IDENTIFY, { input: { templates: [{ data: demoTemplate(index) }] } });
  return found?.data?.['fingerprintIdentification'];
};

test('so it is with finger prints', async () => {
  const instances: TestInstance[] = [subgraph, await subgraph.another()];
  const work = Array.from({ length: 30 }, async (_, index) => {
    const [writer, reader] = index % 2 === 0 ? instances : [...instances].reverse();
    const id = await enrol(writer, index);
    return { found: await identify(reader, index), expected: { candidates: [{ level: 'EXACT', record: { id } }] } };
  });
  for (const { found, expected } of await Promise.all(work)) expect(found).toEqual(expected);
});

test('prints that another version has made ready are made ready anew, once, by whoever starts', async () => {
  const id = await enrol(subgraph, 100);
  await subgraph.store.write((manager) =>
    manager.update(FingerprintEntry, { version: PREPARED_VERSION }, { version: 0, prepared: '' }),
  );
  const started = await subgraph.another();
  expect(await identify(started, 100)).toEqual({ candidates: [{ level: 'EXACT', record: { id } }] });
  const left = await subgraph.store.reader.countBy(FingerprintEntry, { version: Not(PREPARED_VERSION) });
  expect(left).toBe(0);
});
