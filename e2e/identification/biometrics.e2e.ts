import { syntheticAlleles } from '@crimegraph/fingerprints/seed/synthetic-alleles';
import { SYNTHETIC_MODEL, syntheticFace } from '@crimegraph/fingerprints/seed/synthetic-face';
import { faceVectorText } from '@crimegraph/fingerprints/faces/face-vector';
import { writeTransaction } from '@crimegraph/fingerprints/formats/transaction/write-transaction';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { syntheticId } from '@crimegraph/shared/synthetic/synthetic-id';
import { syntheticTenprint } from '@crimegraph/shared/synthetic/fingerprint';
import { at } from '../support/client';
import { operation } from '../support/operations';
import { sharedClient } from '../support/shared-system';

const client = sharedClient();
const forensic = { bureau: 'FRA', role: 'forensic', purpose: 'FORENSICS' } as const;

/** A ten-print with one image of a size that the gateway still lets in. */
function transaction(index: number, imageBytes: number): string {
  const fingers = syntheticTenprint(index).fingers.map(({ position, quality, minutiae }) => ({
    position,
    impression: 1,
    quality,
    template: { width: 500, height: 500, dpi: 500, minutiae },
  }));
  const image = {
    recordType: 14,
    impression: 1,
    positions: [13],
    capturedOn: '2026-02-03',
    width: 1_600,
    height: 1_500,
    dpi: 500,
    compression: 'WSQ20',
    data: Buffer.alloc(imageBytes, 0x1c),
  };
  const header = { type: 'CPS', controlNumber: `UTO-${index}`, date: '20260203' };
  return writeTransaction({ ...header, fingers, images: [image] }).toString('base64');
}

test('a transaction of 300 kB passes the gateway, and what it enrols is found by it', async () => {
  const file = { data: transaction(77_000, 300_000) };
  const enrolled = await client.ask(
    `mutation ($input: EnrolFingerprintsInput!) { enrolFingerprints(input: $input) {
       ... on EnrolFingerprintsSuccess { record { id images { bytes } } } } }`,
    { input: { requestId: 'biometrics-file', kind: 'TENPRINT', file } },
    forensic,
  );
  expect(enrolled.errors).toBeUndefined();
  const record = at<{ id: string; images: unknown[] }>(enrolled, 'enrolFingerprints.record');
  expect(record.images).toEqual([{ bytes: 300_000 }]);
  const found = await client.ask(operation('Identification'), { input: { file } }, forensic);
  expect(at(found, 'fingerprintIdentification.candidates.0.record.id')).toBe(record.id);
});

test('a profile from a scene meets the person on record, whose name it does not tell', async () => {
  const loci = Object.entries(syntheticAlleles(100)).map(([locus, alleles]) => ({ locus, alleles }));
  const answer = await client.ask(operation('DnaSearch'), { input: { kind: 'SCENE', loci } }, forensic);
  expect(answer.errors).toBeUndefined();
  expect(answer.data).toMatchObject({
    dnaSearch: {
      verdict: 'MATCH',
      candidates: [
        { quality: 'FULL', profile: { id: globalId('DnaProfile', syntheticId('dna', 100)), kind: 'PERSON' } },
      ],
    },
  });
});

test('relatives are compared for the purpose that they agreed to, and no other', async () => {
  const loci = Object.entries(syntheticAlleles(100)).map(([locus, alleles]) => ({ locus, alleles }));
  const ask = (purpose: 'IDENTIFICATION' | 'FORENSICS') =>
    client.ask(operation('KinshipSearch'), { input: { kind: 'UNIDENTIFIED_BODY', loci } }, { ...forensic, purpose });
  expect((await ask('IDENTIFICATION')).data).toMatchObject({ kinshipSearch: { verdict: 'NO_RECORD', candidates: [] } });
  const refused = await ask('FORENSICS');
  expect(refused.data).toEqual({ kinshipSearch: null });
  expect(refused.errors).toMatchObject([{ extensions: { code: 'PURPOSE_NOT_ALLOWED' } }]);
});

test('a face is searched, and an officer says what comes of it', async () => {
  const template = { ...SYNTHETIC_MODEL, vector: faceVectorText(syntheticFace(100)) };
  const found = await client.ask(operation('FaceSearch'), { input: { template } }, forensic);
  expect(found.errors).toBeUndefined();
  const faceId = globalId('FaceRecord', syntheticId('face', 100));
  const personId = globalId('Person', syntheticId('person', 100));
  expect(found.data).toMatchObject({
    faceSearch: {
      verdict: 'POSSIBLE_MATCH',
      candidates: [{ similarity: 1, face: { id: faceId }, person: { id: personId } }],
    },
  });
  const checkId = at<string>(found, 'faceSearch.checkId');
  const input = { requestId: 'biometrics-face', checkId, outcome: 'POTENTIAL_CANDIDATE', faceId };
  const decided = await client.ask(operation('DecideFaceSearch'), { input }, forensic);
  expect(decided.data).toMatchObject({
    decideFaceSearch: { decision: { checkId, outcome: 'POTENTIAL_CANDIDATE', face: { id: faceId } } },
  });
});
