import { documents } from '@crimegraph/documents/definition';
import { TravelDocument } from '@crimegraph/documents/entities/travel-document';
import { csvOfDocuments } from '@crimegraph/documents/import/csv';
import type { TravelDocumentInput } from '@crimegraph/documents/reports/validate-report';
import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import { RecordChangeRow } from '@crimegraph/shared/feed/record-change-row';
import { globalId } from '@crimegraph/shared/ids/global-id';
import type { CsvImport } from '@crimegraph/shared/import/csv-import';
import { ImportProgressRow } from '@crimegraph/shared/import/import-progress-row';
import { importText, type TextImport } from '@crimegraph/shared/testing/import-text';
import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';

const HEADER =
  'number,issuingCountry,type,status,issuedOn,validUntil,lossDate,lossPlace,lossCountry,nationalReference,remarks';
const CHECK = `query ($number: String!) { documentCheck(number: $number, issuingCountry: "UTO") {
  verdict matches { document { id number status issuedOn validUntil loss { date place country } nationalReference remarks confidentiality owner { code } } }
} }`;

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(documents);
});
beforeEach(() =>
  subgraph.store.write(async (manager) => {
    for (const entity of [TravelDocument, ImportProgressRow, RecordChangeRow, AuditRow])
      await manager.deleteAll(entity);
  }),
);
afterAll(() => subgraph.stop());

const importRows = (rows: readonly string[], options: TextImport = {}, header = HEADER) =>
  importText(documents, subgraph.store, `${[header, ...rows].join('\n')}\n`, options);
const count = () => subgraph.store.reader.count(TravelDocument);

test('a row is a record of the importing bureau, and the next check finds it', async () => {
  const row = 'l-898 902,UTO,PASSPORT,STOLEN,2019-03-04,2029-03-03,2024-05,"Zenith, ""harbour""\nquay 1",fr,UTO/1,seen';
  const result = await importRows([row], { confidentiality: 2 });
  expect(result).toMatchObject({ rows: 1, total: 1, recorded: 1, refused: 0, before: false, report: [] });
  const answer = await subgraph.ask(CHECK, { number: 'L898902' });
  expect(answer.data?.['documentCheck']).toEqual({
    verdict: 'MATCH',
    matches: [
      {
        document: {
          id: expect.any(String) as string,
          number: 'L898902',
          status: 'STOLEN',
          issuedOn: '2019-03-04',
          validUntil: '2029-03-03',
          loss: { date: '2024-05', place: 'Zenith, "harbour"\nquay 1', country: 'FRA' },
          nationalReference: 'UTO/1',
          remarks: 'seen',
          confidentiality: 'RESTRICTED',
          owner: { code: 'UTO' },
        },
      },
    ],
  });
});

test('rows are refused by the rules of the mutation, with row, column and code', async () => {
  await importRows(['OLD1,UTO,PASSPORT,LOST,,,,,,,']);
  const result = await importRows([
    'NEW1,UTO,PASSPORT,LOST,,,,,,,',
    '---,UTO,PASSPORT,LOST,2099-01-02,2098-01-01,,,,,',
    'NEW2,FRA,PASSPORT,LOST,,,,,,,',
    'NEW3,XX,PASSPORT,GONE,,,2024-13,,,,',
    'old-1,UTO,PASSPORT,STOLEN,,,,,,,',
    'new 1,UTO,PASSPORT,LOST,,,,,,,',
    ',UTO,PASSPORT,LOST,,,,,,,',
    'NEW4,UTO,PASSPORT,LOST',
    `NEW5,UTO,PASSPORT,LOST,,,,${'x'.repeat(129)},,,`,
  ]);
  expect(result).toMatchObject({ rows: 9, recorded: 1, refused: 8 });
  expect(result.report).toEqual([
    '3,number,INVALID_INPUT,"1 to 32 characters, at least one of them a letter or digit"',
    '3,issuedOn,INVALID_INPUT,a day that is not in the future',
    '3,validUntil,INVALID_INPUT,a day after the day of issue',
    '4,issuingCountry,NOT_OWNER,an issuer for which the importing bureau answers',
    expect.stringMatching(/^5,issuingCountry,INVALID_INPUT,"a country code of ISO 3166-1/),
    '5,status,INVALID_INPUT,"one of STOLEN, LOST, REVOKED, INVALID, STOLEN_BLANK"',
    expect.stringMatching(/^5,lossDate,INVALID_INPUT,"a calendar date as far as it is known/),
    '6,number,DUPLICATE_RECORD,a document that is not on record yet',
    '7,number,DUPLICATE_RECORD,a document that is not on record yet',
    '8,number,INVALID_INPUT,a value',
    '9,,WRONG_NUMBER_OF_CELLS,"11 cells, as in the header"',
    '10,lossPlace,INVALID_INPUT,0 to 128 characters',
  ]);
  expect(await count()).toBe(2);
});

test('a file that is refused as a whole leaves nothing', async () => {
  await expect(importRows(['X1,UTO,LOST'], {}, 'number,issuingCountry,state')).rejects.toThrow(
    /unknown column "state"; missing columns "type", "status"/,
  );
  await expect(importRows(['X1,UTO,PASSPORT,LOST', '"X2'], {}, 'number,issuingCountry,type,status')).rejects.toThrow(
    /row 3: a quote is opened and never closed/,
  );
  expect(await count()).toBe(0);
  expect(await subgraph.store.reader.count(ImportProgressRow)).toBe(0);
});

test('what was made is in the audit log, at most a thousand ids an entry, and in the change feed', async () => {
  const result = await importRows(Array.from({ length: 1_200 }, (_, index) => `A${index},UTO,PASSPORT,LOST,,,,,,,`));
  expect(result).toMatchObject({ recorded: 1_200, refused: 0 });
  const rows = await subgraph.store.reader.find(AuditRow, { where: { action: 'import' }, order: { seq: 'ASC' } });
  const shown = rows.map((row) => JSON.parse(row.shown) as string[]);
  expect(shown.map(({ length }) => length)).toEqual([1_000, 200]);
  expect(rows[0]).toMatchObject({
    bureau: 'UTO',
    subject: 'npm run import',
    result: 'IMPORTED',
    operation: 'import documents',
  });
  rows.slice(1).forEach((row, index) => expect(row.previousHash).toBe(rows[index]?.hash));
  const records = await subgraph.store.reader.find(TravelDocument, { select: { id: true } });
  expect(shown.flat().sort()).toEqual(records.map(({ id }) => globalId('TravelDocument', id)).sort());
  expect(await subgraph.store.reader.count(RecordChangeRow)).toBe(1_200);
});

test('a dry run reports what the import will report, and leaves nothing but its audit row', async () => {
  await importRows(['OLD1,UTO,PASSPORT,LOST,,,,,,,']);
  const rows = Array.from({ length: 2_500 }, (_, index) => {
    // Repeated within a chunk, and across chunks.
    const number =
      index % 100 === 9 ? `D${index - 1}` : index % 100 === 19 ? `D${Math.max(0, index - 1_019)}` : `D${index}`;
    return `${index === 7 ? 'OLD1' : number},UTO,PASSPORT,${index % 50 === 3 ? 'GONE' : 'LOST'},,,,,,,`;
  });
  const dry = await importRows(rows, { dryRun: true });
  expect(await count()).toBe(1);
  expect(await subgraph.store.reader.count(RecordChangeRow)).toBe(1);
  expect(await subgraph.store.reader.countBy(AuditRow, { result: 'DRY_RUN' })).toBe(1);
  const real = await importRows(rows);
  expect(dry).toEqual(real);
  expect(real.refused).toBeGreaterThan(90);
  expect(await count()).toBe(1 + real.recorded);
});

test('a file that was imported is done; another content is another import, whose known rows are duplicates', async () => {
  const rows = ['R1,UTO,PASSPORT,LOST,,,,,,,', 'R2,UTO,PASSPORT,GONE,,,,,,,'];
  expect(await importRows(rows)).toMatchObject({ recorded: 1, refused: 1, before: false });
  expect(await importRows(rows)).toMatchObject({ recorded: 1, refused: 1, before: true });
  const corrected = [rows[0] ?? '', 'R2,UTO,PASSPORT,LOST,,,,,,,'];
  expect(await importRows(corrected)).toMatchObject({
    recorded: 1,
    refused: 1,
    before: false,
    report: ['2,number,DUPLICATE_RECORD,a document that is not on record yet'],
  });
  expect(await importRows(rows, { bureau: 'FRA' })).toMatchObject({ recorded: 0, refused: 2, before: false });
});

test('of two processes that import one file, the first gives way and no record is there twice', async () => {
  const rows = Array.from({ length: 15_000 }, (_, index) => `T${index},UTO,PASSPORT,LOST,,,,,,,`);
  let begun: () => void = () => undefined;
  const underWay = new Promise<void>((resolve) => (begun = resolve));
  const csv: CsvImport<TravelDocumentInput> = {
    ...csvOfDocuments,
    record: (manager, inputs, by) => {
      begun();
      return csvOfDocuments.record(manager, inputs, by);
    },
  };
  const first = importRows(rows, { csv }).then(
    () => 'done',
    (error: Error) => error.message,
  );
  await underWay;
  const second = await importRows(rows);
  expect(await first).toBe('another process has taken over the import of this file.');
  expect(second).toMatchObject({ rows: 15_000, recorded: 15_000, refused: 0 });
  const numbers = await subgraph.store.reader.find(TravelDocument, { select: { number: true } });
  expect([numbers.length, new Set(numbers.map(({ number }) => number)).size]).toEqual([15_000, 15_000]);
});

test('reports of the same documents while they are imported make none of them twice', async () => {
  const rows = Array.from({ length: 2_000 }, (_, index) => `B${index},UTO,PASSPORT,LOST,,,,,,,`);
  const importing = importRows(rows);
  const outcomes: string[] = [];
  for (let index = 1_999; index >= 0; index -= 60) {
    const document = { number: `B${index}`, issuingCountry: 'UTO', type: 'PASSPORT', status: 'STOLEN' };
    const answer = await subgraph.ask(
      `mutation ($input: ReportTravelDocumentInput!) { reportTravelDocument(input: $input) { __typename } }`,
      { input: { requestId: `beside ${index}`, document } },
      { bureau: 'UTO' },
    );
    outcomes.push((answer.data?.['reportTravelDocument'] as { __typename: string }).__typename);
  }
  const { recorded, refused } = await importing;
  const reported = outcomes.filter((outcome) => outcome === 'ReportTravelDocumentSuccess').length;
  expect(refused).toBe(reported);
  expect(recorded + reported).toBe(2_000);
  expect(await count()).toBe(2_000);
});
