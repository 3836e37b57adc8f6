import { randomUUID } from 'node:crypto';
import { documents } from '@crimegraph/documents/definition';
import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import { globalId } from '@crimegraph/shared/ids/global-id';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { MoreThanOrEqual } from 'typeorm';
import { startTestSubgraph, type TestAnswer, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';

const REPORT = `mutation ($input: ReportTravelDocumentInput!) { reportTravelDocument(input: $input) {
  __typename ... on ReportTravelDocumentSuccess { document { id } } ... on DuplicateRecord { existing { id } } } }`;
const WITHDRAW =
  'mutation ($input: WithdrawTravelDocumentInput!) { withdrawTravelDocument(input: $input) { __typename } }';

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(documents);
});
afterAll(() => subgraph.stop());

let trace = 0;
/** Asks, and gives the answer with the rows that it has left. */
async function asked(query: string, variables: Record<string, unknown> = {}, viewer: Partial<Viewer> = {}) {
  const before = await subgraph.store.reader.count(AuditRow);
  const answer = await subgraph.ask(query, variables, { subject: `asker${(trace += 1)}`, ...viewer });
  const rows = await subgraph.store.reader.find(AuditRow, {
    where: { seq: MoreThanOrEqual(before) },
    order: { seq: 'ASC' },
  });
  return { answer, rows };
}
const report = (number: string, requestId: string = randomUUID(), issuingCountry = 'FRA') =>
  asked(REPORT, { input: { requestId, document: { number, issuingCountry, type: 'PASSPORT', status: 'LOST' } } });
const idOf = ({ data }: TestAnswer) =>
  (data as { reportTravelDocument: { document: { id: string } } }).reportTravelDocument.document.id;

test('a scope that is missing, at a root field and at a reference', async () => {
  const check = 'documentCheck(number: "A1", issuingCountry: "FRA") { verdict }';
  const root = await asked(`{ ${check} }`, {}, { scopes: ['persons:read'] });
  expect(root.rows).toMatchObject([{ action: 'documentCheck', result: 'REFUSED', refusal: 'FORBIDDEN', shown: '[]' }]);
  expect(JSON.parse(root.rows[0]?.keys ?? '')).toHaveLength(1);

  const id = globalId('TravelDocument', randomUUID());
  const entities = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on TravelDocument { number } } }';
  const reference = await asked(entities, { r: [{ __typename: 'TravelDocument', id }] }, { scopes: [] });
  expect(reference.rows).toMatchObject([
    { action: 'TravelDocument', result: 'REFUSED', refusal: 'FORBIDDEN', asked: `["${id}"]` },
  ]);
});

test('values that make no sense: to the schema, to the search, to the bulk', async () => {
  const invalid = await asked('{ documentCheck(number: "A1", issuingCountry: "??") { verdict } }');
  expect(invalid.rows).toMatchObject([{ action: 'Test', result: 'REFUSED', refusal: 'GRAPHQL_VALIDATION_FAILED' }]);
  const empty = await asked('{ documentCheck(number: "--", issuingCountry: "FRA") { verdict } }');
  expect(empty.rows).toMatchObject([{ action: 'documentCheck', result: 'REFUSED', refusal: 'BAD_USER_INPUT' }]);
  const zone = await asked('{ documentCheckByMrz(mrz: "no zone") { verdict } }');
  expect(zone.rows).toMatchObject([{ action: 'documentCheckByMrz', result: 'REFUSED', refusal: 'MRZ_UNREADABLE' }]);
  const bulk = await asked('{ documentChecks(documents: []) { verdict } }');
  expect(bulk.rows).toMatchObject([{ action: 'documentChecks', result: 'REFUSED', refusal: 'LIST_TOO_LONG' }]);
  expect(JSON.stringify([invalid, empty, zone, bulk].map(({ rows }) => rows))).not.toContain('no zone');
});

test('what is no operation of ours', async () => {
  const { rows } = await asked('{ nothingOfTheKind }');
  expect(rows).toMatchObject([{ result: 'REFUSED', refusal: 'GRAPHQL_VALIDATION_FAILED' }]);
});

test('each outcome of a write: done, repeated, in conflict, already on record, not the owner’s, not there, senseless', async () => {
  const requestId = randomUUID();
  const done = await report('WRITE1', requestId);
  const id = idOf(done.answer);
  expect(done.rows).toMatchObject([{ result: 'ReportTravelDocumentSuccess', shown: `["${id}"]`, refusal: null }]);
  expect((await report('WRITE1', requestId)).rows).toMatchObject([{ result: 'REPEATED', shown: `["${id}"]` }]);
  expect((await report('WRITE2', requestId)).rows).toMatchObject([{ result: 'RequestConflict', shown: '[]' }]);
  expect((await report('WRITE1')).rows).toMatchObject([{ result: 'DuplicateRecord', shown: `["${id}"]` }]);
  expect((await report('WRITE3', randomUUID(), 'DEU')).rows).toMatchObject([{ result: 'NotOwner', shown: '[]' }]);

  const withdraw = (input: object, viewer: Partial<Viewer> = {}) =>
    asked(WITHDRAW, { input: { requestId: randomUUID(), id, reason: 'Found.', ...input } }, viewer);
  const mine = { action: 'withdrawTravelDocument', asked: `["${id}"]` };
  expect((await withdraw({ reason: '' })).rows).toMatchObject([{ ...mine, result: 'InvalidInput', shown: '[]' }]);
  expect((await withdraw({}, { bureau: 'DEU' })).rows).toMatchObject([{ ...mine, result: 'NotOwner', shown: '[]' }]);
  const unknown = globalId('TravelDocument', randomUUID());
  expect((await withdraw({ id: unknown })).rows).toMatchObject([{ asked: `["${unknown}"]`, result: 'NotFound' }]);
  expect((await withdraw({})).rows).toMatchObject([
    { ...mine, result: 'WithdrawTravelDocumentSuccess', shown: `["${id}"]` },
  ]);
});

test('a record that is not there, and an id that is none of ours, which is not kept', async () => {
  const query = 'query ($id: ID!) { travelDocument(id: $id) { number } }';
  const unknown = globalId('TravelDocument', randomUUID());
  expect((await asked(query, { id: unknown })).rows).toMatchObject([
    { action: 'travelDocument', result: 'MISS', asked: `["${unknown}"]`, shown: '[]' },
  ]);
  expect((await asked(query, { id: 'Jane Doe, born 1970' })).rows).toMatchObject([{ result: 'MISS', asked: '[]' }]);
});

test('a search by each of a thousand documents is an entry of its own, whose id is the check’s', async () => {
  const list = Array.from({ length: 1_000 }, (_, index) => ({ number: `BULK${index}`, issuingCountry: 'FRA' }));
  await report('BULK7');
  const query = 'query ($list: [DocumentKeyInput!]!) { documentChecks(documents: $list) { checkId verdict } }';
  const { answer, rows } = await asked(query, { list });
  const checks = answer.data?.['documentChecks'] as { checkId: string; verdict: string }[];
  expect(rows.map((row) => row.id)).toEqual(checks.map((check) => check.checkId));
  expect(rows.filter((row) => row.result === 'HIT')).toHaveLength(
    checks.filter(({ verdict }) => verdict !== 'NO_RECORD').length,
  );
});

test('who acts, for whom, why and in which request is in each entry', async () => {
  const viewer = {
    subject: 'jane@fra',
    role: 'border' as const,
    purpose: 'BORDER_CONTROL' as const,
    caseReference: '2026/7',
  };
  const { rows } = await asked('{ documentCheck(number: "WHO1", issuingCountry: "FRA") { verdict } }', {}, viewer);
  expect(rows).toMatchObject([{ ...viewer, bureau: 'FRA', operation: 'Test', result: 'MISS' }]);
  expect(rows[0]?.trace).toMatch(/^[0-9a-f]{32}$/);
});
