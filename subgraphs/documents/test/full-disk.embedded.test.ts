import { randomUUID } from 'node:crypto';
import { documents } from '@crimegraph/documents/definition';
import { TravelDocument } from '@crimegraph/documents/entities/travel-document';
import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import { verifyLog } from '@crimegraph/shared/audit/verify-log';
import { startTestSubgraph, type TestAnswer, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { unauditedRecords } from './unaudited-records';

const CHECK = 'query ($number: String!) { documentCheck(number: $number, issuingCountry: "FRA") { verdict } }';
const REPORT = 'mutation ($input: ReportTravelDocumentInput!) { reportTravelDocument(input: $input) { __typename } }';
/** More than the free space of the last pages can hold. */
const MANY = 120;

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(documents);
});
afterAll(() => subgraph.stop());

const check = (number: string) => subgraph.ask(CHECK, { number });
const report = (number: string) =>
  subgraph.ask(REPORT, {
    input: { requestId: randomUUID(), document: { number, issuingCountry: 'FRA', type: 'PASSPORT', status: 'LOST' } },
  });
const pragma = async (name: string) =>
  (await subgraph.store.write((manager) => manager.query<Record<string, number>[]>(`PRAGMA ${name}`)))[0];
const answered = ({ data }: TestAnswer) => data !== undefined && data !== null;

test('a disk that is full: what is not audited is not answered, and what is not audited is not written', async () => {
  const pages = (await pragma('page_count'))?.['page_count'] ?? 0;
  // To SQLite this is a full disk: SQLITE_FULL, "database or disk is full".
  await pragma(`max_page_count = ${pages}`);
  const acknowledged: string[] = [];
  const answers: TestAnswer[] = [];
  for (let n = 0; n < MANY; n += 1) {
    const number = `FULL${n}`;
    const answer = await (n % 2 === 0 ? check(number) : report(number));
    answers.push(answer);
    if (n % 2 === 1 && answered(answer) && answer.errors === undefined) acknowledged.push(number);
  }
  const last = answers.slice(-10);
  for (const answer of last) expect(answered(answer)).toBe(false);
  expect(JSON.stringify(last)).toMatch(/AUDIT_UNAVAILABLE/);

  await pragma('max_page_count = 1000000');
  expect((await check('AFTER1')).data).toEqual({ documentCheck: { verdict: 'NO_RECORD' } });
  const rows = await subgraph.store.reader.find(AuditRow);
  // Each answered search has its row, and each record on record the entry of its report.
  const checks = answers.filter((answer) => answer.data?.['documentCheck']).length;
  expect(rows.filter((row) => row.action === 'documentCheck' && row.result === 'MISS')).toHaveLength(checks + 1);
  const records = await subgraph.store.reader.find(TravelDocument);
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(records.map((record) => record.number)).toEqual(expect.arrayContaining(acknowledged));
  expect(await unauditedRecords(subgraph.store)).toEqual([]);
  expect((await verifyLog(subgraph.store.reader, undefined)).fault).toBeUndefined();
});
