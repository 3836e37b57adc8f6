import { join } from 'node:path';
import { testStore } from '@crimegraph/shared/testing/test-databases';
import { at, guard, utopian } from '../support/client';
import { runSubgraphCommand } from '../support/command';
import { startSeededSystem, type SeededSystem } from '../support/seeded-system';
import { writeDocuments } from './csv-files';

const ROWS = 10_000;

let system: SeededSystem;
beforeAll(async () => {
  system = await startSeededSystem();
}, 120_000);
afterAll(() => system.stop());

test(`the service answers and takes reports while a file is imported beside it (${testStore()})`, async () => {
  const { client } = system;
  const file = join(system.dataDir, 'beside.csv');
  writeDocuments(file, { rows: ROWS, lineEnd: '\n', mark: false });
  const importing = runSubgraphCommand('documents', ['--import=csv', `--file=${file}`, '--bureau=UTO'], system);
  let ended = false;
  void importing.ended.then(() => (ended = true));
  let reports = 0;
  for (; !ended; reports += 1) {
    const input = {
      requestId: `beside-${reports}`,
      document: { number: `BESIDE${reports}`, issuingCountry: 'UTO', type: 'PASSPORT', status: 'LOST' },
    };
    const report = await client.ask(
      'mutation ($input: ReportTravelDocumentInput!) { reportTravelDocument(input: $input) { __typename } }',
      { input },
      utopian,
    );
    expect(at(report, 'reportTravelDocument.__typename')).toBe('ReportTravelDocumentSuccess');
    const check = await client.ask(
      `{ documentCheck(number: "BESIDE${reports}", issuingCountry: "UTO") { verdict } }`,
      {},
      guard,
    );
    expect(at(check, 'documentCheck.verdict')).toBe('MATCH');
  }
  expect(await importing.ended).toEqual({ code: 0, errors: '' });
  expect(reports).toBeGreaterThan(3);
  const check = await client.ask(
    '{ documentCheck(number: "U00009999", issuingCountry: "UTO") { verdict } }',
    {},
    guard,
  );
  expect(at(check, 'documentCheck.verdict')).toBe('MATCH');
}, 120_000);
