import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprints } from '@crimegraph/fingerprints/definition';
import type { ReadFinger } from '@crimegraph/fingerprints/formats/read-finger';
import { writeTransaction } from '@crimegraph/fingerprints/formats/transaction/write-transaction';
import { writeIncits378 } from '@crimegraph/fingerprints/formats/write-incits-378';
import { writeIso2011 } from '@crimegraph/fingerprints/formats/write-iso-2011';
import { fileOfFingerprints } from '@crimegraph/fingerprints/import/file';
import { AuditLog } from '@crimegraph/shared/audit/audit-log';
import { operatorViewer } from '@crimegraph/shared/identity/operator';
import { importFile } from '@crimegraph/shared/import/import-file';
import { createLogger } from '@crimegraph/shared/log/logger';
import { syntheticTenprint } from '@crimegraph/shared/synthetic/fingerprint';
import { startTestSubgraph, type TestAnswer, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';

const ENROL = `mutation ($input: EnrolFingerprintsInput!) { enrolFingerprints(input: $input) {
  __typename
  ... on EnrolFingerprintsSuccess {
    quality { position note }
    record { id kind fingers { finger { code label } impressionType { label } minutiae }
      images { recordType { code } fingers { label } capturedOn compression { label } bytes digest } }
  }
  ... on InvalidInput { fields { path expected } }
} }`;
const IDENTIFY = `query ($input: FingerprintIdentificationInput!) {
  fingerprintIdentification(input: $input) { verdict candidates { level record { id } } }
}`;

/** Directions of quarter turns survive every format. */
function fingersOf(index: number): ReadFinger[] {
  return syntheticTenprint(index).fingers.map(({ position, quality, minutiae }) => ({
    position,
    impression: 1,
    quality,
    template: {
      width: 500,
      height: 500,
      dpi: 500,
      minutiae: minutiae.map((minutia) => ({ ...minutia, angle: Math.floor(minutia.angle / 90) * 90 })),
    },
  }));
}
const image = {
  recordType: 14,
  impression: 1,
  positions: [2],
  capturedOn: '2026-02-03',
  width: 800,
  height: 750,
  dpi: 500,
  compression: 'WSQ20',
  data: Buffer.from('not an image, but nobody looks'),
};
const transaction = (index: number, fingers = fingersOf(index)) =>
  writeTransaction({ type: 'CPS', controlNumber: `UTO-${index}`, date: '20260203', fingers, images: [image] });
const base64 = (bytes: Buffer) => bytes.toString('base64');

let subgraph: TestSubgraph;
let requests = 0;
const enrol = (input: object) =>
  subgraph.ask(ENROL, { input: { requestId: `f${(requests += 1)}`, kind: 'TENPRINT', ...input } });
const outcome = (answer: TestAnswer, field: string) => answer.data?.[field] as Record<string, unknown>;
const identified = async (input: object) =>
  outcome(await subgraph.ask(IDENTIFY, { input }), 'fingerprintIdentification');

beforeAll(async () => {
  subgraph = await startTestSubgraph(fingerprints);
});
afterAll(() => subgraph.stop());

test('a transaction is enrolled with its images, and found by templates of every format', async () => {
  const result = outcome(await enrol({ file: { data: base64(transaction(1)) } }), 'enrolFingerprints');
  const { record } = result as { record: { id: string; fingers: unknown[] } };
  expect(result).toMatchObject({
    quality: Array.from({ length: 10 }, (_, index) => ({ position: index + 1 })),
    record: {
      kind: 'TENPRINT',
      images: [
        {
          recordType: { code: '14' },
          fingers: [{ label: 'Right index finger' }],
          capturedOn: '2026-02-03',
          compression: { label: 'Wavelet scalar quantization, revision 2.0 or later' },
          bytes: image.data.length,
        },
      ],
    },
  });
  expect(record.fingers[1]).toMatchObject({
    finger: { code: '2', label: 'Right index finger' },
    impressionType: { label: 'Live-scan rolled' },
  });
  const found = { verdict: 'MATCH', candidates: [{ level: 'EXACT', record: { id: record.id } }] };
  const [, finger] = fingersOf(1);
  if (finger === undefined) throw new Error('a ten-print has ten fingers');
  expect(await identified({ file: { data: base64(transaction(1)) } })).toEqual(found);
  expect(await identified({ templates: [{ data: base64(writeIso2011([finger])) }] })).toEqual(found);
  for (const edition of ['2004', '2009'] as const) {
    const data = base64(writeIncits378([finger], edition));
    expect(await identified({ templates: [{ format: 'INCITS_378', data }] })).toEqual(found);
  }
});

test('the bytes of an image are kept as they came', async () => {
  const [row] = await subgraph.store.reader.query<{ data: string }[]>('SELECT data FROM fingerprint_image');
  expect(Buffer.from(row?.data ?? '', 'base64')).toEqual(image.data);
});

test.each([
  ['neither templates nor a file', {}, 'templates', /templates, or a file/],
  ['both', { templates: [], file: { data: 'AAAA' } }, 'file', /either/],
  ['no base64', { file: { data: '?' } }, 'file.data', /base64/],
  ['no transaction', { file: { data: 'AAAA' } }, 'file.data', /record 1, byte 0: expected/],
  ['only images', { file: { data: base64(transaction(2, [])) } }, 'file.data', /Type-9/],
  [
    'a field that is wrong',
    { file: { data: base64(Buffer.from(transaction(2).toString('latin1').replace('9.003:1', '9.003:N'), 'latin1')) } },
    'file.data',
    /record 3, field 9\.003: expected a whole number/,
  ],
  [
    'another format than it says',
    { templates: [{ data: base64(writeIncits378(fingersOf(2))) }] },
    'templates.0.format',
    /this is one of ANSI INCITS 378 \(2004\)/,
  ],
  [
    'a position of no finger',
    { templates: [{ position: 11, data: base64(writeIso2011(fingersOf(2))) }] },
    'templates.0.position',
    /0 to 10/,
  ],
])('what is wrong is told with its place: %s', async (_what, input, path, expected) => {
  const result = outcome(await enrol(input), 'enrolFingerprints') as { fields: { path: string; expected: string }[] };
  expect(result.fields).toEqual([{ path, expected: expect.stringMatching(expected) as string }]);
});

test('coordinates beyond every hand are refused, not crashed on', async () => {
  const [finger] = fingersOf(3);
  const bytes = writeIso2011(finger === undefined ? [] : [finger]);
  bytes.writeUInt16BE(1, 15 + 26);
  bytes.writeUInt16BE(1, 15 + 28);
  const answer = await subgraph.ask(IDENTIFY, { input: { templates: [{ data: base64(bytes) }] } });
  expect(answer.errors?.[0]?.extensions['code']).toBe('INVALID_FINGER_RECORD');
});

test('a palm is enrolled as one, and no finger is', async () => {
  const palm = fingersOf(4)
    .slice(0, 1)
    .map((finger) => ({ ...finger, position: 25, impression: 10 }));
  const file = { data: base64(transaction(4, palm)) };
  expect(outcome(await enrol({ kind: 'PALM', file }), 'enrolFingerprints')).toMatchObject({
    record: { fingers: [{ finger: { label: 'Right lower palm' }, impressionType: { label: 'Live-scan palm' } }] },
  });
  const finger = { data: base64(transaction(4)) };
  expect(outcome(await enrol({ kind: 'PALM', file: finger }), 'enrolFingerprints')).toMatchObject({
    fields: [{ path: 'file' }],
  });
});

describe('the import of a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'crimegraph-files-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  async function imported(bytes: Buffer, { bureau = 'UTO', dryRun = false } = {}) {
    const [file, report] = [join(folder, 'file.an2'), join(folder, 'report.csv')];
    writeFileSync(file, bytes);
    const viewer = operatorViewer('npm run import', { bureau, purpose: 'IDENTIFICATION' }, 'fingerprints:write');
    const log = new AuditLog(subgraph.store, { logger: createLogger('test', 'silent') });
    const context = {
      definition: fingerprints,
      file: fileOfFingerprints,
      store: subgraph.store,
      log,
      secret: Buffer.alloc(32, 1),
    };
    const result = await importFile(context, { viewer, file, report, confidentiality: 2 }, dryRun);
    await log.close();
    return { ...result, report: readFileSync(report, 'utf8').trimEnd().split('\n').slice(1) };
  }
  const records = async (reference: string) =>
    subgraph.store.reader.query<{ owner: string; kind: string; confidentiality: number; capturedOn: string }[]>(
      `SELECT owner, kind, confidentiality, capturedOn FROM fingerprint_record WHERE nationalReference = '${reference}'`,
    );

  test('a dry run records nothing; the import does, once for a bureau', async () => {
    const bytes = transaction(10);
    expect(await imported(bytes, { dryRun: true })).toMatchObject({
      recorded: 1,
      refused: 0,
      before: false,
      report: [],
    });
    expect(await records('UTO-10')).toEqual([]);
    expect(await imported(bytes)).toMatchObject({ recorded: 1, before: false });
    expect(await imported(bytes)).toMatchObject({ recorded: 1, before: true });
    const row = { kind: 'TENPRINT', confidentiality: 2, capturedOn: '2026-02-03' };
    expect(await records('UTO-10')).toEqual([{ owner: 'UTO', ...row }]);
    expect(await imported(bytes, { bureau: 'FRA' })).toMatchObject({ before: false });
    expect(await records('UTO-10')).toHaveLength(2);
  });

  test('a finger minutiae record is taken as well', async () => {
    const [finger] = fingersOf(11);
    expect(await imported(writeIncits378(finger === undefined ? [] : [finger]))).toMatchObject({ recorded: 1 });
  });

  test.each([
    ['a field', (text: string) => text.replace('9.136:', '9.136:9'), /^\d+,\d+\.\d+,INVALID_INPUT,/],
    ['its end', (text: string) => text.slice(0, -1), /^\d+,14\.001,INVALID_INPUT,/],
    ['a finger twice', (text: string) => text.replace('9.134:3', '9.134:2'), /^1,,INVALID_INPUT,"known, distinct/],
  ])('what is refused is told by record and field: %s', async (_what, change, line) => {
    const bytes = Buffer.from(change(transaction(12).toString('latin1')), 'latin1');
    const { recorded, refused, report } = await imported(bytes);
    expect({ recorded, refused }).toEqual({ recorded: 0, refused: 1 });
    expect(report).toEqual([expect.stringMatching(line)]);
    expect(await records('UTO-12')).toEqual([]);
  });

  test('the audit log names the command and what it came to', async () => {
    const rows = await subgraph.store.reader.query<{ result: string; shown: string }[]>(
      "SELECT result, shown FROM audit_row WHERE action = 'import' AND operation = 'import fingerprints'",
    );
    const counted = (result: string) => rows.filter((row) => row.result === result);
    expect([counted('DRY_RUN').length, counted('IMPORTED').length, counted('REFUSED').length]).toEqual([1, 3, 3]);
    expect(counted('REFUSED').map(({ shown }) => shown)).toEqual(['[]', '[]', '[]']);
  });
});
