import { accessesTo, queryPlans } from '@crimegraph/shared/testing/query-plan';
import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { documents } from '@crimegraph/documents/definition';

const REPORT = `mutation ($input: ReportTravelDocumentInput!) {
  reportTravelDocument(input: $input) {
    __typename
    ... on ReportTravelDocumentSuccess { document { id number status owner { code } } }
    ... on InvalidInput { fields { path expected } }
    ... on Problem { code }
    ... on DuplicateRecord { existing { number } }
  }
}`;
const CHECK = `query ($number: String!, $type: TravelDocumentType) {
  documentCheck(number: $number, issuingCountry: "UTO", type: $type) {
    verdict searched matches { level document { id number } reasons { feature score } }
  }
}`;
const WITHDRAW = `mutation ($input: WithdrawTravelDocumentInput!) {
  withdrawTravelDocument(input: $input) { __typename ... on WithdrawTravelDocumentSuccess { id } ... on Problem { code } }
}`;

const utopia = { bureau: 'UTO' };
const passport = { number: 'L8989 02-c3', issuingCountry: 'UTO', type: 'PASSPORT', status: 'STOLEN' };
let subgraph: TestSubgraph;
let requests = 0;

const report = (document: object, viewer: object = utopia, requestId = `r${(requests += 1)}`) =>
  subgraph.ask(REPORT, { input: { requestId, document } }, viewer);

beforeAll(async () => {
  subgraph = await startTestSubgraph(documents);
});
afterAll(() => subgraph.stop());

test('a check that finds nothing says what was searched', async () => {
  const answer = await subgraph.ask(CHECK, { number: 'NOTHING1' });
  expect(answer).toEqual({
    data: { documentCheck: { verdict: 'NO_RECORD', searched: ['SLTD', 'TDAWN', 'SAD'], matches: [] } },
  });
});

describe('a reported document', () => {
  let id: string;

  beforeAll(async () => {
    const answer = await report(passport);
    const result = answer.data?.['reportTravelDocument'] as { document: { id: string } };
    expect(result).toMatchObject({ document: { number: 'L898902C3', status: 'STOLEN', owner: { code: 'UTO' } } });
    id = result.document.id;
  });

  test.each([
    ['as reported', 'L898902C3', 'PASSPORT', 'MATCH', 'EXACT'],
    ['in other writing', ' l 898902-c3 ', null, 'MATCH', 'EXACT'],
    ['of another kind', 'L898902C3', 'VISA', 'MATCH', 'STRONG'],
    ['with O for 0', 'L8989O2C3', 'PASSPORT', 'POSSIBLE_MATCH', 'POSSIBLE'],
  ])('is found by the next check: %s', async (_case, number, type, verdict, level) => {
    const answer = await subgraph.ask(CHECK, { number, type });
    expect(answer.data?.['documentCheck']).toMatchObject({ verdict, matches: [{ level, document: { id } }] });
  });

  test('is not reported twice by its owner', async () => {
    const answer = await report(passport);
    expect(answer.data?.['reportTravelDocument']).toMatchObject({
      __typename: 'DuplicateRecord',
      existing: { number: 'L898902C3' },
    });
  });

  test('may be withdrawn by its owner alone, and is then not found any more', async () => {
    const withdraw = (viewer: object, requestId: string) =>
      subgraph.ask(WITHDRAW, { input: { requestId, id, reason: 'Found again.' } }, viewer);
    const foreign = await withdraw({ bureau: 'FRA' }, 'w1');
    expect(foreign.data?.['withdrawTravelDocument']).toMatchObject({ __typename: 'NotOwner' });
    const own = await withdraw(utopia, 'w2');
    expect(own.data?.['withdrawTravelDocument']).toEqual({ __typename: 'WithdrawTravelDocumentSuccess', id });
    const check = await subgraph.ask(CHECK, { number: 'L898902C3' });
    expect(check.data?.['documentCheck']).toMatchObject({ verdict: 'NO_RECORD' });
    const again = await withdraw(utopia, 'w2');
    expect(again).toEqual(own);
  });
});

test('only the issuer may report a document', async () => {
  const answer = await report({ ...passport, number: 'FOREIGN1' }, { bureau: 'FRA' });
  expect(answer.data?.['reportTravelDocument']).toEqual({ __typename: 'NotOwner', code: 'NOT_OWNER' });
});

test('a request sent again does nothing twice, and with another input it is refused', async () => {
  const document = { ...passport, number: 'TWICE1' };
  const first = await report(document, utopia, 'same');
  expect(await report(document, utopia, 'same')).toEqual(first);
  const other = await report({ ...document, number: 'TWICE2' }, utopia, 'same');
  expect(other.data?.['reportTravelDocument']).toMatchObject({ __typename: 'RequestConflict' });
  const check = await subgraph.ask(CHECK, { number: 'TWICE2' });
  expect(check.data?.['documentCheck']).toMatchObject({ verdict: 'NO_RECORD' });
});

test('all that is wrong with a report is told at once', async () => {
  const answer = await report({
    ...passport,
    number: '---',
    issuedOn: '2031-01-02',
    validUntil: '2030-01-01',
    remarks: 'x'.repeat(501),
  });
  const result = answer.data?.['reportTravelDocument'] as { fields: { path: string }[] };
  expect(result.fields.map((field) => field.path)).toEqual([
    'document.number',
    'document.remarks',
    'document.issuedOn',
    'document.validUntil',
  ]);
});

test('a bulk report gives each document its own outcome and is answered from memory when sent again', async () => {
  const query = `mutation ($input: ReportTravelDocumentsInput!) {
    reportTravelDocuments(input: $input) { ... on ReportTravelDocumentsSuccess { recorded outcomes { __typename } } }
  }`;
  const bulk = { ...passport, number: 'BULK1' };
  const input = {
    requestId: 'bulk',
    documents: [bulk, bulk, { ...bulk, number: '' }, { ...bulk, issuingCountry: 'FRA' }, { ...bulk, number: 'BULK2' }],
  };
  const first = await subgraph.ask(query, { input }, utopia);
  expect(first.data?.['reportTravelDocuments']).toEqual({
    recorded: 2,
    outcomes: [
      { __typename: 'ReportTravelDocumentSuccess' },
      { __typename: 'DuplicateRecord' },
      { __typename: 'InvalidInput' },
      { __typename: 'NotOwner' },
      { __typename: 'ReportTravelDocumentSuccess' },
    ],
  });
  expect(await subgraph.ask(query, { input }, utopia)).toEqual(first);
});

test('a bulk check answers in order, with two statements for a thousand documents', async () => {
  await report({ ...passport, number: 'ORDER500' });
  const documentsAsked = Array.from({ length: 1_000 }, (_, index) => ({
    number: `ORDER${index}`,
    issuingCountry: 'UTO',
  }));
  const query = `query ($documents: [DocumentKeyInput!]!) { documentChecks(documents: $documents) { verdict matches { document { number } } } }`;
  let checks: { verdict: string; matches: { document: { number: string } }[] }[] = [];
  const statements = await subgraph.countQueries(async () => {
    const answer = await subgraph.ask(query, { documents: documentsAsked });
    checks = answer.data?.['documentChecks'] as typeof checks;
  });
  expect(statements).toBe(2);
  expect(checks).toHaveLength(1_000);
  expect(checks[500]).toEqual({ verdict: 'MATCH', matches: [{ document: { number: 'ORDER500' } }] });
  expect(checks.filter((check) => check.verdict === 'NO_RECORD').length).toBeGreaterThan(900);
});

describe('a key that its issuer has crowded with look-alikes', () => {
  const letters = ['0', 'O', 'Q', 'D'];
  const lookAlikes = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => `CR${a}${b}${c}W`)));
  const number = 'CRDDDW';

  beforeAll(async () => {
    const input = { requestId: 'crowd', documents: lookAlikes.map((text) => ({ ...passport, number: text })) };
    const answer = await subgraph.ask(
      'mutation ($input: ReportTravelDocumentsInput!) { reportTravelDocuments(input: $input) { ... on ReportTravelDocumentsSuccess { recorded } } }',
      { input },
      utopia,
    );
    expect(answer.data).toEqual({ reportTravelDocuments: { recorded: lookAlikes.length } });
  });

  test.each(lookAlikes)('still gives the very number first: %s', async (text) => {
    const answer = await subgraph.ask(CHECK, { number: text });
    expect(answer.data?.['documentCheck']).toMatchObject({
      verdict: 'MATCH',
      matches: [{ level: 'EXACT', document: { number: text } }, ...Array<object>(19).fill({ level: 'POSSIBLE' })],
    });
  });

  test('fails no other document of the same bulk', async () => {
    const query = `query ($documents: [DocumentKeyInput!]!) { documentChecks(documents: $documents) { verdict } }`;
    const asked = [number, 'OTHER1'].map((text) => ({ number: text, issuingCountry: 'UTO' }));
    const answer = await subgraph.ask(query, { documents: asked });
    const verdicts = (answer.data?.['documentChecks'] as { verdict: string }[]).map(({ verdict }) => verdict);
    expect(verdicts).toEqual(['MATCH', 'NO_RECORD']);
  });
});

test('an over-large bulk is refused whole, before any work', async () => {
  const list = Array.from({ length: 1_001 }, () => ({ number: 'A1', issuingCountry: 'UTO' }));
  const statements = await subgraph.countQueries(async () => {
    const answer = await subgraph.ask(
      'query ($documents: [DocumentKeyInput!]!) { documentChecks(documents: $documents) { verdict } }',
      { documents: list },
    );
    expect(answer.errors?.[0]?.extensions).toEqual({ code: 'LIST_TOO_LONG', limit: 1_000 });
  });
  expect(statements).toBe(0);
});

test('what was searched is in the audit log as a digest, in an unbroken chain', async () => {
  await subgraph.ask(CHECK, { number: 'SECRET123' });
  const rows = await subgraph.store.reader.query<{ hash: string; previousHash: string; seq: number }[]>(
    'SELECT * FROM audit_row ORDER BY seq',
  );
  expect(rows.length).toBeGreaterThan(5);
  rows.slice(1).forEach((row, index) => expect(row.previousHash).toBe(rows[index]?.hash));
  expect(JSON.stringify(rows)).not.toContain('SECRET123');
  expect(rows.at(-1)).toMatchObject({
    action: 'documentCheck',
    result: 'MISS',
    bureau: 'FRA',
    purpose: 'INVESTIGATION',
  });
});

test('checks are answered from the index', async () => {
  const plans = await queryPlans(subgraph.store, () => subgraph.ask(CHECK, { number: 'PLAN1' }));
  expect(accessesTo('document', plans)).toEqual([
    { table: 'document', index: 'travel_document_check', columns: ['issuingCountry', 'numberKey'] },
  ]);
});
