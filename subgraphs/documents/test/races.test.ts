import { randomUUID } from 'node:crypto';
import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { documents } from '@crimegraph/documents/definition';

const REPORT = `mutation ($input: ReportTravelDocumentInput!) { reportTravelDocument(input: $input) {
  __typename ... on ReportTravelDocumentSuccess { document { id } } ... on DuplicateRecord { document: existing { id } } } }`;
const WITHDRAW = `mutation ($input: WithdrawTravelDocumentInput!) { withdrawTravelDocument(input: $input) { __typename } }`;
const utopia = { bureau: 'UTO' };

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(documents);
});
afterAll(() => subgraph.stop());

interface Outcome {
  __typename: string;
  document?: { id: string };
}

/** `count` requests at once, each with an id of its own. */
async function atOnce(count: number, mutation: string, input: object): Promise<Outcome[]> {
  const answers = await Promise.all(
    Array.from({ length: count }, () =>
      subgraph.ask(mutation, { input: { ...input, requestId: randomUUID() } }, utopia),
    ),
  );
  return answers.map((answer) => {
    expect(answer.errors).toBeUndefined();
    return Object.values(answer.data ?? {})[0] as Outcome;
  });
}

const report = (number: string) =>
  atOnce(8, REPORT, { document: { number, issuingCountry: 'UTO', type: 'PASSPORT', status: 'STOLEN' } });
const namesOf = (outcomes: Outcome[]) => outcomes.map((outcome) => outcome.__typename).sort();

test.each(['R1', 'R2', 'R3', 'R4'])(
  'of eight who report %s at once one is told so, and the others of the record',
  async (number) => {
    const outcomes = await report(number);
    expect(namesOf(outcomes)).toEqual([...Array<string>(7).fill('DuplicateRecord'), 'ReportTravelDocumentSuccess']);
    expect(new Set(outcomes.map((outcome) => outcome.document?.id)).size).toBe(1);
  },
);

test.each(['W1', 'W2', 'W3', 'W4'])(
  'of eight who withdraw %s at once one does, and the others are told that it is gone',
  async (number) => {
    const [one] = await report(number);
    const outcomes = await atOnce(8, WITHDRAW, { id: one?.document?.id, reason: 'Found again.' });
    expect(namesOf(outcomes)).toEqual([...Array<string>(7).fill('NotFound'), 'WithdrawTravelDocumentSuccess']);
  },
);
