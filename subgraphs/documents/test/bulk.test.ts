import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import { OutboxRow } from '@crimegraph/shared/hits/outbox-row';
import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { documents } from '@crimegraph/documents/definition';

const COUNT = 1_000;
const REPORT = `mutation ($input: ReportTravelDocumentsInput!) {
  reportTravelDocuments(input: $input) {
    ... on ReportTravelDocumentsSuccess { recorded outcomes { __typename ... on InvalidInput { fields { path } } } }
  }
}`;
const CHECK = `query ($documents: [DocumentKeyInput!]!) { documentChecks(documents: $documents) { verdict } }`;

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(documents);
});
afterAll(() => subgraph.stop());

const numbers = Array.from({ length: COUNT }, (_, index) => `BULK${index}`);
const report = (requestId: string, changes: object = {}) =>
  subgraph.ask(
    REPORT,
    {
      input: {
        requestId,
        documents: numbers.map((number) => ({
          number,
          issuingCountry: 'UTO',
          type: 'PASSPORT',
          status: 'STOLEN',
          remarks: '証'.repeat(500),
          ...changes,
        })),
      },
    },
    { bureau: 'UTO' },
  );

test('a thousand reports in one request are on record, and a thousand hits of one request are in the outbox', async () => {
  const first = await report('bulk');
  expect(first.data?.['reportTravelDocuments']).toMatchObject({ recorded: COUNT });
  expect(await report('bulk')).toEqual(first);

  const answer = await subgraph.ask(CHECK, {
    documents: numbers.map((number) => ({ number, issuingCountry: 'UTO' })),
  });
  expect(answer.errors).toBeUndefined();
  const verdicts = (answer.data?.['documentChecks'] as { verdict: string }[]).map(({ verdict }) => verdict);
  expect(new Set(verdicts)).toEqual(new Set(['MATCH']));
  expect(await subgraph.store.reader.count(OutboxRow)).toBeGreaterThanOrEqual(COUNT);
});

test('what a bulk showed and what became of it is kept whole, however long', async () => {
  const rows = await subgraph.store.reader.findBy(AuditRow, { result: 'ReportTravelDocumentsSuccess' });
  expect(rows.length).toBeGreaterThan(0);
  for (const { shown } of rows) expect(JSON.parse(shown)).toHaveLength(COUNT);

  const refused = await report('refused', { remarks: 'x'.repeat(501), lossPlace: 'y'.repeat(129) });
  const { outcomes } = refused.data?.['reportTravelDocuments'] as { outcomes: { fields: unknown[] }[] };
  expect(outcomes.map(({ fields }) => fields.length)).toEqual(numbers.map(() => 2));
  expect(await report('refused', { remarks: 'x'.repeat(501), lossPlace: 'y'.repeat(129) })).toEqual(refused);
  const [longest] = await subgraph.store.reader.query<{ length: number }[]>(
    'SELECT MAX(LENGTH(outcome)) AS length FROM write_request',
  );
  expect(Number(longest?.length)).toBeGreaterThan(65_535);
});
