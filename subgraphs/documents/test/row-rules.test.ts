import { documents } from '@crimegraph/documents/definition';
import { TravelDocument } from '@crimegraph/documents/entities/travel-document';
import { globalId } from '@crimegraph/shared/ids/global-id';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { RestrictionRow } from '@crimegraph/shared/restriction/restriction-row';
import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';

const HOLDER = '00000000-0000-8000-8000-000000000001';
const QUERY = `query ($id: ID!, $holder: ID!) {
  documentCheck(number: "RULES1", issuingCountry: "UTO") { verdict searched matches { level } }
  travelDocument(id: $id) { number }
  _entities(representations: [{ __typename: "TravelDocument", id: $id }, { __typename: "Person", id: $holder }]) {
    ... on TravelDocument { number }
    ... on Person { documents { number } }
  }
}`;

let subgraph: TestSubgraph;
let rows = 0;

beforeAll(async () => {
  subgraph = await startTestSubgraph(documents);
});
afterAll(() => subgraph.stop());

/** Puts one document on record and gives what `viewer` sees of it on every path. */
async function seen(changes: Partial<TravelDocument>, bureaus: string[], viewer: Partial<Viewer>): Promise<unknown> {
  const id = `00000000-0000-8000-9000-${String((rows += 1)).padStart(12, '0')}`;
  const row: TravelDocument = Object.assign(new TravelDocument(), {
    id,
    owner: 'UTO',
    confidentiality: 1,
    restriction: 'NONE' as const,
    recordedAt: new Date(),
    updatedAt: new Date(),
    expiresAt: new Date(Date.now() + 60_000),
    database: 'SLTD' as const,
    number: 'RULES1',
    numberKey: 'RU1E51',
    issuingCountry: 'UTO',
    type: 'PASSPORT' as const,
    status: 'LOST' as const,
    issuedOn: null,
    validUntil: null,
    lossDate: null,
    lossPlace: null,
    lossCountry: null,
    nationalReference: null,
    remarks: null,
    holderId: HOLDER,
    withdrawnAt: null,
    withdrawalReason: null,
    activeKey: null,
    ...changes,
  });
  await subgraph.store.write(async (manager) => {
    await manager.clear(TravelDocument);
    await manager.clear(RestrictionRow);
    await insertRows(manager, TravelDocument, [row]);
    await insertRows(
      manager,
      RestrictionRow,
      bureaus.map((party) => ({ recordId: id, party })),
    );
  });
  const variables = { id: globalId('TravelDocument', id), holder: globalId('Person', HOLDER) };
  const answer = await subgraph.ask(QUERY, variables, viewer);
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

const everywhere = {
  documentCheck: { verdict: 'MATCH', searched: ['SLTD', 'TDAWN', 'SAD'], matches: [{ level: 'EXACT' }] },
  travelDocument: { number: 'RULES1' },
  _entities: [{ number: 'RULES1' }, { documents: [{ number: 'RULES1' }] }],
};
const nowhere = {
  documentCheck: { verdict: 'NO_RECORD', searched: ['SLTD', 'TDAWN', 'SAD'], matches: [] },
  travelDocument: null,
  _entities: [null, { documents: [] }],
};
const paris = { bureau: 'FRA', clearance: 2 as const };
const zenith = { bureau: 'UTO', clearance: 1 as const };
const past = new Date(Date.now() - 1_000);

test.each<[string, Partial<TravelDocument>, string[], Partial<Viewer>, unknown]>([
  ['an open record, by everyone', {}, [], paris, everywhere],
  ['a record denied to the viewer', { restriction: 'DENY' }, ['FRA'], paris, nowhere],
  ['a record denied to another', { restriction: 'DENY' }, ['DEU'], paris, everywhere],
  ['a record allowed to the viewer', { restriction: 'ALLOW' }, ['FRA'], paris, everywhere],
  ['a record allowed to another', { restriction: 'ALLOW' }, ['DEU'], paris, nowhere],
  ['a record denied to its own owner’s bureau is still its own', { restriction: 'DENY' }, ['UTO'], zenith, everywhere],
  ['a restricted record, with clearance', { confidentiality: 2 }, [], paris, everywhere],
  ['a confidential record, without clearance', { confidentiality: 3 }, [], paris, nowhere],
  ['a confidential record, by its owner', { confidentiality: 3 }, [], zenith, everywhere],
  ['an expired record', { expiresAt: past }, [], paris, nowhere],
  ['an expired record, by its owner', { expiresAt: past }, [], zenith, nowhere],
  ['a withdrawn record', { withdrawnAt: past }, [], zenith, nowhere],
])('%s', async (_name, changes, bureaus, viewer, expected) => {
  expect(await seen(changes, bureaus, viewer)).toEqual(expected);
});

test('ids that nobody was given are ids of nothing', async () => {
  const ids = ['', 'x', globalId('Vehicle', HOLDER), globalId('TravelDocument', HOLDER)];
  for (const id of ids) {
    const answer = await subgraph.ask('query ($id: ID!) { travelDocument(id: $id) { number } }', { id });
    expect(answer).toEqual({ data: { travelDocument: null } });
  }
});

test('without the scope no path is open', async () => {
  const variables = { id: globalId('TravelDocument', HOLDER), holder: globalId('Person', HOLDER) };
  const answer = await subgraph.ask(QUERY, variables, { scopes: ['persons:read'] });
  expect(answer.data).toEqual({ documentCheck: null, travelDocument: null, _entities: [null, { documents: null }] });
  expect(answer.errors?.map((error) => error.extensions['code'])).toEqual(Array(4).fill('FORBIDDEN'));
});

test('a record that is not kept any more does not stand in the way of a new report', async () => {
  await seen({ expiresAt: past, number: 'RULES1', activeKey: 'UTOSP2L4S' }, [], zenith);
  const answer = await subgraph.ask(
    `mutation { reportTravelDocument(input: { requestId: "again", document: { number: "RULES1", issuingCountry: "UTO", type: PASSPORT, status: LOST } }) { __typename } }`,
    {},
    { bureau: 'UTO' },
  );
  expect(answer.data).toEqual({ reportTravelDocument: { __typename: 'ReportTravelDocumentSuccess' } });
});
