import { documents } from '@crimegraph/documents/definition';
import { specimensSeed } from '@crimegraph/documents/seed/specimens';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { runSeeds } from '@crimegraph/shared/seed/run-seeds';
import { defaultCounts } from '@crimegraph/shared/seed/seed';
import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';

const ALERT = `query ($number: String!, $type: TravelDocumentType) {
  documentAlert(number: $number, issuingCountry: "UTO", type: $type) { alert reference checkedAt }
}`;
const BULK = `query ($documents: [DocumentKeyInput!]!) { documentAlerts(documents: $documents) { alert reference } }`;
const airline: Partial<Viewer> = {
  bureau: 'FRA',
  entity: 'an airline',
  role: 'partner',
  scopes: ['documents:alert'],
  clearance: 1,
  purpose: 'SECURITY_CHECK',
  caseReference: null,
};
let subgraph: TestSubgraph;

beforeAll(async () => {
  subgraph = await startTestSubgraph(documents, (store) =>
    runSeeds(store, [specimensSeed], defaultCounts, () => undefined),
  );
});
afterAll(() => subgraph.stop());

const alert = async (number: string, type: string | null = null, viewer = airline) => {
  const answer = await subgraph.ask(ALERT, { number, type }, viewer);
  expect(answer.errors).toBeUndefined();
  return answer.data?.['documentAlert'] as { alert: boolean; reference: string };
};
const hits = async () =>
  (await subgraph.store.reader.query<{ event: string }[]>('SELECT event FROM outbox_event')).map(
    ({ event }) => JSON.parse(event) as { owner: string; searchedBy: string; checkId: string },
  );

test.each([
  ['a stolen passport', 'L898902C3', null, true],
  ['the same in other writing', ' l 898902-c3 ', 'PASSPORT', true],
  ['the same of another kind', 'L898902C3', 'VISA', true],
  ['a number that is easily confused with it', 'L8989O2C3', 'PASSPORT', true],
  ['a number that nobody reported', 'NOTHING1', null, false],
  ['a document that is only tied to a person in a notice', 'D23145890', null, false],
])('a partner is told of %s', async (_name, number, type, expected) => {
  const before = (await hits()).length;
  expect((await alert(number, type)).alert).toBe(expected);
  expect(await hits()).toHaveLength(before + (expected ? 1 : 0));
});

test('a yes can be named to the police, and its owner learns of it, even where it let the partner in', async () => {
  const { reference } = await alert('L898902C3');
  expect(await hits()).toContainEqual(expect.objectContaining({ owner: 'UTO', searchedBy: 'FRA', checkId: reference }));
  const own = await alert('L898902C3', null, { ...airline, bureau: 'UTO' });
  expect(await hits()).toContainEqual(
    expect.objectContaining({ owner: 'UTO', searchedBy: 'UTO', checkId: own.reference }),
  );
});

test('a whole manifest is answered in its order, in a few statements', async () => {
  const list = Array.from({ length: 1_000 }, (_, n) => ({
    number: n === 500 ? 'L898902C3' : `MANIFEST${n}`,
    issuingCountry: 'UTO',
  }));
  let alerts: { alert: boolean }[] = [];
  const statements = await subgraph.countQueries(async () => {
    alerts = (await subgraph.ask(BULK, { documents: list }, airline)).data?.['documentAlerts'] as typeof alerts;
  });
  expect(statements).toBeLessThanOrEqual(4);
  expect(alerts.map(({ alert: yes }, place) => (yes ? place : -1)).filter((place) => place >= 0)).toEqual([500]);
  const longer = await subgraph.ask(BULK, { documents: [...list, ...list] }, airline);
  expect(longer.errors?.[0]?.extensions).toEqual({ code: 'LIST_TOO_LONG', limit: 1_000 });
});

test('nobody else asks this way: a scope for one is none for the other', async () => {
  const answer = await subgraph.ask(ALERT, { number: 'L898902C3' }, { scopes: ['documents:read'] });
  expect(answer.data).toEqual({ documentAlert: null });
  expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', scopes: [['documents:alert']] } }]);
});
