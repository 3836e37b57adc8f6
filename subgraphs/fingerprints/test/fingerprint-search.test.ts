import { fingerprints } from '@crimegraph/fingerprints/definition';
import { FingerprintEntry } from '@crimegraph/fingerprints/entities/fingerprint-entry';
import { FingerprintRecord } from '@crimegraph/fingerprints/entities/fingerprint-record';
import { demoImpression } from '@crimegraph/fingerprints/seed/demo-template';
import { type FingerMinutia, writeFingerMinutiaeRecord } from '@crimegraph/shared/biometrics/iso-19794-2';
import { databaseId } from '@crimegraph/shared/ids/global-id';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { RestrictionRow } from '@crimegraph/shared/restriction/restriction-row';
import { syntheticTenprint } from '@crimegraph/shared/synthetic/fingerprint';
import { type ImpressionKind, impressionKinds, syntheticImpression } from '@crimegraph/shared/synthetic/impression';
import { startTestSubgraph, type TestAnswer, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import fc from 'fast-check';

const ENROL = `mutation ($input: EnrolFingerprintsInput!) { enrolFingerprints(input: $input) {
  __typename ... on EnrolFingerprintsSuccess { record { id } quality { minutiae note } } } }`;
const IDENTIFY = `query ($input: FingerprintIdentificationInput!, $first: Int! = 10) {
  fingerprintIdentification(input: $input, first: $first) {
    verdict quality { minutiae note } candidates { score level reasons { note } record { id } } } }`;

interface Found {
  verdict: string;
  quality: { minutiae: number; note: string | null }[];
  candidates: { score: number; level: string; reasons: { note: string }[]; record: { id: string } }[];
}
let subgraph: TestSubgraph;
let requests = 0;
const outcome = (answer: TestAnswer, field: string) => answer.data?.[field];
const templateOf = (minutiae: readonly FingerMinutia[], position = 2) => ({
  position,
  data: writeFingerMinutiaeRecord([{ position, quality: 60, minutiae }]).toString('base64'),
});
const enrol = async (templates: object[], more: object = {}, viewer: Partial<Viewer> = {}): Promise<string> => {
  const input = { requestId: `s${(requests += 1)}`, kind: 'SINGLE', templates, ...more };
  const enrolled = outcome(await subgraph.ask(ENROL, { input }, viewer), 'enrolFingerprints');
  return (enrolled as { record: { id: string } }).record.id;
};
const identify = async (templates: object[], viewer: Partial<Viewer> = {}, more: object = {}): Promise<Found> =>
  outcome(
    await subgraph.ask(IDENTIFY, { input: { templates, ...more } }, viewer),
    'fingerprintIdentification',
  ) as Found;
const scoreOf = (found: Found, id: string) => found.candidates.find(({ record }) => record.id === id)?.score;

const finger = (index: number): readonly FingerMinutia[] => syntheticTenprint(index).fingers[1]?.minutiae ?? [];
const impression = (index: number, number: number, kind: ImpressionKind = impressionKinds.plain) =>
  syntheticImpression(finger(index), 'property', number, kind);

beforeAll(async () => {
  subgraph = await startTestSubgraph(fingerprints);
});
afterAll(() => subgraph.stop());

/** A quarter turn keeps minutiae on the grid of pixels and of 256 directions; a shift does so too. */
function moved(minutiae: readonly FingerMinutia[], quarters: number, dx: number, dy: number): FingerMinutia[] {
  return minutiae.map((minutia) => {
    let [x, y] = [minutia.x, minutia.y];
    for (let turn = 0; turn < quarters; turn += 1) [x, y] = [y, 600 - x];
    return { ...minutia, x: x + dx, y: y + dy, angle: (minutia.angle + 90 * quarters) % 360 };
  });
}

describe('the score of a search', () => {
  test('is the same whichever of two prints is on record and whichever is looked for', async () => {
    for (let index = 100; index < 106; index += 1) {
      const [one, other] = [1, 2].map((number) => templateOf(impression(index, number, impressionKinds.rolled))) as [
        object,
        object,
      ];
      const first = await enrol([one]);
      const score = scoreOf(await identify([other]), first);
      const second = await enrol([other]);
      expect(score).toBe(scoreOf(await identify([one]), second));
      expect(score).toBeGreaterThan(0);
    }
  });

  test('is the same for any place and turn of the print, but for rounding', async () => {
    const id = await enrol([templateOf(impression(200, 1))]);
    const probe = impression(200, 2);
    const score = scoreOf(await identify([templateOf(probe)]), id) ?? 0;
    expect(score).toBeGreaterThan(0.44);
    await fc.assert(
      fc.asyncProperty(fc.nat(3), fc.nat(9_000), fc.nat(9_000), async (quarters, dx, dy) => {
        const found = await identify([templateOf(moved(probe, quarters, dx, dy))]);
        expect(scoreOf(found, id)).toBeCloseTo(score, 3);
      }),
      { numRuns: 12 },
    );
  });
});

test('a mark of an unknown finger finds the ten-print, and the finger is named', async () => {
  const tenprint = syntheticTenprint(300).fingers.map(({ minutiae, position }) => templateOf(minutiae, position));
  const id = await enrol(tenprint, { kind: 'TENPRINT' });
  const data = demoImpression(300, 1, { ...impressionKinds.latent, radius: 140 }, 3);
  const found = await identify([{ data, position: 0 }]);
  expect(found.candidates[0]).toMatchObject({
    record: { id },
    reasons: [{ note: expect.stringMatching(/^Right middle finger: \d+ minutiae agree/) as string }],
  });
  expect(await identify([{ data, position: 0 }], {}, { kind: 'LATENT' })).toMatchObject({ verdict: 'NO_RECORD' });
});

describe('what is not to be seen any more is not found by the next search', () => {
  const probe = (index: number) => [{ data: demoImpression(index, 1) }];
  const recorded = async (index: number) => {
    const id = await enrol([templateOf(finger(index))], {}, { bureau: 'UTO' });
    expect(scoreOf(await identify(probe(index)), id)).toBeGreaterThan(0.44);
    return databaseId('FingerprintRecord', id) ?? '';
  };
  const gone = async (index: number) => {
    expect(await identify(probe(index))).toMatchObject({ verdict: 'NO_RECORD', candidates: [] });
  };

  test('expired', async () => {
    const id = await recorded(400);
    await subgraph.store.write((manager) => manager.update(FingerprintRecord, { id }, { expiresAt: new Date(0) }));
    await gone(400);
  });

  test('restricted', async () => {
    const id = await recorded(401);
    await subgraph.store.write(async (manager) => {
      await manager.insert(RestrictionRow, { recordId: id, party: 'FRA' });
      await manager.update(FingerprintRecord, { id }, { restriction: 'DENY' });
    });
    await gone(401);
    expect((await identify(probe(401), { bureau: 'UTO' })).candidates).toHaveLength(1);
  });

  test('deleted', async () => {
    const id = await recorded(402);
    await subgraph.store.write(async (manager) => {
      await manager.delete(FingerprintRecord, { id });
      await manager.delete(FingerprintEntry, { recordId: id });
    });
    await gone(402);
  });
});

test('hidden prints take no place among the others', async () => {
  for (let number = 10; number < 14; number += 1) {
    await enrol([templateOf(impression(500, number))], { confidentiality: 'CONFIDENTIAL' }, { bureau: 'UTO' });
  }
  const seen = await enrol([templateOf(impression(500, 20))]);
  const viewer = { bureau: 'FRA', clearance: 2 } as const;
  const answer = await subgraph.ask(IDENTIFY, { input: { templates: [templateOf(finger(500))] }, first: 1 }, viewer);
  expect(outcome(answer, 'fingerprintIdentification')).toMatchObject({ candidates: [{ record: { id: seen } }] });
  const own = await identify([templateOf(finger(500))], { bureau: 'UTO', clearance: 1 });
  expect(own.candidates).toHaveLength(5);
});

describe('hostile records end in a defined answer', () => {
  const at = (x: number, y: number, angle = 0): FingerMinutia => ({ x, y, angle, type: 1, quality: 50 });
  const records: Record<string, FingerMinutia[]> = {
    'no minutia': [],
    'one minutia': [at(5, 5)],
    'one place 255 times': Array.from({ length: 255 }, () => at(9, 9)),
    'a line of 255': Array.from({ length: 255 }, (_, index) => at(index * 3, 100, 45)),
    'far corners': [at(0, 0), at(16_383, 16_383), at(0, 16_383), at(16_383, 0)],
    '255 in a heap': Array.from({ length: 255 }, (_, index) => at((index * 37) % 101, (index * 53) % 97, index)),
  };

  test.each(Object.entries(records))('%s', async (_name, minutiae) => {
    const id = await enrol([templateOf(minutiae)]);
    const own = await identify([templateOf(minutiae)]);
    expect(['NO_RECORD', 'POSSIBLE_MATCH', 'MATCH']).toContain(own.verdict);
    expect(own.quality).toEqual([{ minutiae: minutiae.length, note: noteOf(minutiae) }]);
    // It is on record now, and in nobody's way.
    expect(scoreOf(await identify([{ data: demoImpression(600, 1) }]), id)).toBeUndefined();
  });

  function noteOf({ length }: readonly FingerMinutia[]) {
    return length < 12 ? (expect.stringMatching(/^Fewer than 12 minutiae/) as string) : null;
  }
});
