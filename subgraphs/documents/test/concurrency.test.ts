import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { documents } from '@crimegraph/documents/definition';

const REPORT = `mutation ($input: ReportTravelDocumentInput!) {
  reportTravelDocument(input: $input) { __typename ... on ReportTravelDocumentSuccess { document { id } } }
}`;
const WITHDRAW = `mutation ($input: WithdrawTravelDocumentInput!) { withdrawTravelDocument(input: $input) { __typename } }`;
const AT_ONCE = 12;

let subgraph: TestSubgraph;
let requests = 0;
beforeAll(async () => {
  subgraph = await startTestSubgraph(documents);
});
afterAll(() => subgraph.stop());

const report = () => {
  const document = { number: 'RACE1', issuingCountry: 'UTO', type: 'PASSPORT', status: 'STOLEN' };
  return subgraph.ask(REPORT, { input: { requestId: `r${(requests += 1)}`, document } }, { bureau: 'UTO' });
};
const withdraw = (id: string) =>
  subgraph.ask(WITHDRAW, { input: { requestId: `r${(requests += 1)}`, id, reason: 'found' } }, { bureau: 'UTO' });

/** The outcomes of requests that are all sent at once, in alphabetical order. */
async function atOnce(field: string, send: () => ReturnType<typeof report>): Promise<string[]> {
  const answers = await Promise.all(Array.from({ length: AT_ONCE }, send));
  return answers.map(({ data }) => (data?.[field] as { __typename: string } | null)?.__typename ?? 'FAULT').sort();
}

const others = (type: string) => Array.from({ length: AT_ONCE - 1 }, () => type);

test('of many requests that report or withdraw one document at once, one does it and the others are told why not', async () => {
  const reported = await atOnce('reportTravelDocument', report);
  expect(reported).toEqual([...others('DuplicateRecord'), 'ReportTravelDocumentSuccess']);

  const query = '{ documentCheck(number: "RACE1", issuingCountry: "UTO") { matches { document { id } } } }';
  const { data } = await subgraph.ask(query);
  const { matches } = data?.['documentCheck'] as { matches: { document: { id: string } }[] };
  expect(matches).toHaveLength(1);

  const withdrawn = await atOnce('withdrawTravelDocument', () => withdraw(matches[0]?.document.id ?? ''));
  expect(withdrawn).toEqual([...others('NotFound'), 'WithdrawTravelDocumentSuccess']);
});
