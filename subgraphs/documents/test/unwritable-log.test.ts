import { randomUUID } from 'node:crypto';
import { documents } from '@crimegraph/documents/definition';
import { TravelDocument } from '@crimegraph/documents/entities/travel-document';
import { AuditLog } from '@crimegraph/shared/audit/audit-log';
import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import { PendingRow } from '@crimegraph/shared/audit/pending-row';
import { verifyLog } from '@crimegraph/shared/audit/verify-log';
import { createLogger } from '@crimegraph/shared/log/logger';
import { startTestSubgraph, type TestAnswer, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { unauditedRecords } from './unaudited-records';

const CHECK =
  'query ($number: String!) { documentCheck(number: $number, issuingCountry: "FRA") { verdict matches { document { number } } } }';
const BY_ID = 'query ($id: ID!) { travelDocument(id: $id) { number } }';
const REPORT =
  'mutation ($input: ReportTravelDocumentInput!) { reportTravelDocument(input: $input) { __typename ... on ReportTravelDocumentSuccess { document { id } } } }';
/** What an answer may say when the log cannot be written: nothing. */
const NOTHING = {
  errors: [
    {
      message: 'The audit log could not be written, so nothing is answered.',
      extensions: { code: 'AUDIT_UNAVAILABLE' },
    },
  ],
};

let subgraph: TestSubgraph;
let id: string;
beforeEach(async () => {
  subgraph = await startTestSubgraph(documents);
  const answer = await report('KNOWN1');
  id = (answer.data as { reportTravelDocument: { document: { id: string } } }).reportTravelDocument.document.id;
});
afterEach(() => subgraph.stop());

const report = (number: string, requestId: string = randomUUID()): Promise<TestAnswer> =>
  subgraph.ask(REPORT, {
    input: { requestId, document: { number, issuingCountry: 'FRA', type: 'PASSPORT', status: 'LOST' } },
  });
const sql = (text: string) => subgraph.store.write((manager) => manager.query(text));
const applied = async () => (await subgraph.store.reader.find(TravelDocument)).map((row) => row.number).sort();
const code = ({ errors }: TestAnswer) => errors?.map(({ extensions }) => extensions['code']);

test('rows cannot be added: reads are not answered, writes are not acknowledged, and none is without its entry', async () => {
  await sql('ALTER TABLE audit_row RENAME TO audit_row_away');
  expect(await subgraph.ask(CHECK, { number: 'KNOWN1' })).toEqual(NOTHING);
  expect(await subgraph.ask(CHECK, { number: 'UNKNOWN1' })).toEqual(NOTHING);
  expect(await subgraph.ask(BY_ID, { id })).toEqual(NOTHING);
  expect(await subgraph.ask('{ nothingOfTheKind }')).toEqual(NOTHING);
  const requestId = randomUUID();
  expect(await report('UNSURE1', requestId)).toEqual(NOTHING);

  await sql('ALTER TABLE audit_row_away RENAME TO audit_row');
  expect(await applied()).toEqual(['KNOWN1', 'UNSURE1']);
  expect(await unauditedRecords(subgraph.store)).toEqual([]);
  expect((await report('UNSURE1', requestId)).data).toMatchObject({
    reportTravelDocument: { __typename: 'ReportTravelDocumentSuccess' },
  });
  const logger = createLogger('test', 'silent');
  const next = new AuditLog(subgraph.store, { logger, takeOverAfterMs: 1 });
  await next.takeOver();
  await next.close();
  expect(await subgraph.store.reader.count(PendingRow)).toBe(0);
  expect(await unauditedRecords(subgraph.store)).toEqual([]);
  expect((await verifyLog(subgraph.store.reader, undefined)).fault).toBeUndefined();
});

test('entries cannot be written beside writes: nothing is written', async () => {
  await sql('ALTER TABLE audit_pending RENAME TO audit_pending_away');
  expect(code(await report('NEVER1'))).toEqual(['INTERNAL']);
  await sql('ALTER TABLE audit_pending_away RENAME TO audit_pending');
  expect(await applied()).toEqual(['KNOWN1']);
  const refused = await subgraph.store.reader.findBy(AuditRow, { action: 'reportTravelDocument', result: 'REFUSED' });
  expect(refused.map(({ refusal }) => refusal)).toEqual(['INTERNAL']);
  expect((await report('LATER1')).errors).toBeUndefined();
});
