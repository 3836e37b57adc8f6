import { documents } from '@crimegraph/documents/definition';
import { TravelDocument } from '@crimegraph/documents/entities/travel-document';
import { documentRecords } from '@crimegraph/documents/record-sources';
import { recordsOf } from '@crimegraph/shared/feed/record-source';
import { isVisible, type Visibility } from '@crimegraph/shared/feed/visibility';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { partyOf } from '@crimegraph/shared/restriction/party';
import { RestrictionRow } from '@crimegraph/shared/restriction/restriction-row';
import { visibleTo } from '@crimegraph/shared/store/visible-to';
import { startTestSubgraph, testViewer, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import fc from 'fast-check';
import { v7 as uuid } from 'uuid';

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(documents);
});
afterAll(() => subgraph.stop());

const now = new Date('2026-11-01T12:00:00.500Z');
const bureaus = ['UTO', 'FRA', 'DEU', 'XPO'];
const bureau = fc.constantFrom(...bureaus);
const entities = [null, 'customs', 'border, north'];
const parties = bureaus.flatMap((code) => entities.map((entity) => partyOf(code, entity)));
const role = fc.constantFrom('officer' as const, 'commission' as const);
const clearance = fc.constantFrom(1 as const, 2 as const, 3 as const);
const state: fc.Arbitrary<Visibility> = fc.record({
  owner: bureau,
  confidentiality: clearance,
  restriction: fc.constantFrom('NONE' as const, 'DENY' as const, 'ALLOW' as const, 'BLOCK' as const),
  parties: fc.subarray(parties, { maxLength: 5 }),
  expiresAt: fc.integer({ min: -2, max: 2 }).map((ms) => new Date(now.getTime() + ms)),
});

test('who could see a record is told as the rules in SQL tell who can', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(state, { minLength: 50, maxLength: 100 }),
      bureau,
      fc.constantFrom(...entities),
      clearance,
      role,
      async (states, mine, entity, cleared, as) => {
        const viewer = { ...testViewer, bureau: mine, entity, clearance: cleared, role: as };
        const rows = states.map((one) => row(one));
        await subgraph.store.write(async (manager) => {
          await manager.deleteAll(TravelDocument);
          await manager.deleteAll(RestrictionRow);
          await insertRows(manager, TravelDocument, rows);
          await insertRows(manager, RestrictionRow, listed(rows, states));
        });
        const visible = await visibleTo(
          recordsOf(subgraph.store.reader, documentRecords),
          'record',
          viewer,
          now,
        ).getMany();
        const told = rows.filter((_row, index) => isVisible(states[index] as Visibility, viewer, now));
        expect(visible.map(({ id }) => id).sort()).toEqual(told.map(({ id }) => id).sort());
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);

function listed(rows: readonly TravelDocument[], states: readonly Visibility[]): RestrictionRow[] {
  return rows.flatMap(({ id }, index) => (states[index]?.parties ?? []).map((party) => ({ recordId: id, party })));
}

function row({ owner, confidentiality, restriction, expiresAt }: Visibility): TravelDocument {
  return Object.assign(new TravelDocument(), {
    id: uuid(),
    owner,
    confidentiality,
    restriction,
    recordedAt: now,
    updatedAt: now,
    expiresAt,
    database: 'SLTD' as const,
    number: 'X1',
    numberKey: 'X1',
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
    holderId: null,
    withdrawnAt: null,
    withdrawalReason: null,
    activeKey: null,
  });
}
