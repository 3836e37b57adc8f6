import { setTimeout as delay } from 'node:timers/promises';
import { documents } from '@crimegraph/documents/definition';
import { fingerprints } from '@crimegraph/fingerprints/definition';
import { demoTemplate } from '@crimegraph/fingerprints/seed/demo-template';
import { syntheticAlleles } from '@crimegraph/fingerprints/seed/synthetic-alleles';
import { notices } from '@crimegraph/notices/definition';
import { persons } from '@crimegraph/persons/definition';
import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import type { subgraphNames } from '@crimegraph/shared/config/subgraphs';
import { RestrictionRow } from '@crimegraph/shared/restriction/restriction-row';
import { PURGE_LEASE } from '@crimegraph/shared/retention/record-purger';
import type { Store } from '@crimegraph/shared/store/store';
import { syntheticPerson } from '@crimegraph/shared/synthetic/person';
import { syntheticVehicle } from '@crimegraph/shared/synthetic/vehicle';
import { giveLeaseBack, takeLease } from '@crimegraph/shared/work/work-lease';
import { vehicles } from '@crimegraph/vehicles/definition';
import { documentNumberOf, globalIdOf, idOf, loadWorld } from '../non-interference/load-world';

import { lociOf } from '../non-interference/operations';
import { type RecordKind, recordKinds, type RecordSpec } from '../non-interference/world';
import { type Asker, officer, utopian } from '../support/client';
import { type InProcessSystem, startInProcess } from '../support/in-process-system';

const sources = [persons, documents, fingerprints, vehicles, notices].flatMap(({ name, records }) =>
  records.map((source) => ({ name, source })),
);
/** What of a purged record may remain: that it was, and what was done with it; nothing of what it said. */
const TRACES = ['audit_row', 'audit_term', 'audit_pending', 'record_change', 'write_request', 'outbox_event'].concat([
  'hit',
  'hit_act',
  'desk_event',
  'webhook_delivery',
  'review_mark',
]);
const [name] = syntheticPerson(0).names;
const { vin, plate } = syntheticVehicle(0);

let system: InProcessSystem;

beforeAll(async () => {
  system = await startInProcess(
    { persons: 0, documents: 0, fingerprints: 0, vehicles: 0, notices: 0 },
    {},
    { purgeEveryMs: 100 },
  );
}, 60_000);
afterAll(() => system.stop());

function ofUtopia(kind: RecordKind): RecordSpec {
  const rights = { owner: 'UTO', confidentiality: 1, restriction: 'DENY' as const, listed: ['DEU'] };
  return { kind, number: 1, ...rights, expired: false, closed: false, subject: 0, person: 1 };
}

const storeOf = (of: (typeof subgraphNames)[number]) => system.subgraphs.get(of)?.store as Store;

/** Everything that the graph can be asked about the world's one person, in one request. */
async function everything(asker: Asker = officer) {
  const answer = await system.client.ask(
    `query ($person: ID!, $document: ID!, $vehicle: ID!, $notice: ID!, $print: ID!, $number: String!, $vin: String!,
        $plate: String!, $name: String!, $print2: FingerprintIdentificationInput!, $loci: [DnaLocusInput!]!) {
      person(id: $person) { id notices { id } documents { id } vehicles { id } fingerprints { id } dnaProfiles { id } faces { id } }
      travelDocument(id: $document) { id }
      vehicle(id: $vehicle) { id }
      notice(id: $notice) { id }
      fingerprintRecord(id: $print) { id }
      documentCheck(number: $number, issuingCountry: "UTO") { verdict matches { document { id } } }
      personSearch(search: { name: $name }) { verdict examined candidates { person { id } } }
      vehicleCheck(vin: $vin) { verdict matches { vehicle { id } } }
      vehicleCheckByPlate(plate: $plate) { verdict matches { vehicle { id } } }
      noticeSearch(filter: {}, first: 10) { edges { node { id subject { id } documents { id } vehicles { id } fingerprints { id } } } }
      fingerprintIdentification(input: $print2) { verdict candidates { record { id } } }
      kinshipSearch(input: { kind: UNIDENTIFIED_BODY, loci: $loci }) { verdict candidates { relative { id missingPerson { id } } } }
    }`,
    {
      person: globalIdOf('person', 1),
      document: globalIdOf('document', 1),
      vehicle: globalIdOf('vehicle', 1),
      notice: globalIdOf('notice', 1),
      print: globalIdOf('fingerprint', 1),
      number: documentNumberOf(0),
      vin,
      plate,
      name: `${name?.given} ${name?.family}`,
      print2: { templates: [{ position: 2, data: demoTemplate(0) }] },
      loci: lociOf(0),
    },
    // The one purpose that opens them all, relatives of missing persons included.
    { ...asker, purpose: 'IDENTIFICATION' },
  );
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

const nothing = {
  person: null,
  travelDocument: null,
  vehicle: null,
  notice: null,
  fingerprintRecord: null,
  documentCheck: { verdict: 'NO_RECORD', matches: [] },
  personSearch: { verdict: 'NO_RECORD', examined: 0, candidates: [] },
  vehicleCheck: { verdict: 'NO_RECORD', matches: [] },
  vehicleCheckByPlate: { verdict: 'NO_RECORD', matches: [] },
  noticeSearch: { edges: [] },
  fingerprintIdentification: { verdict: 'NO_RECORD', candidates: [] },
  kinshipSearch: { verdict: 'NO_RECORD', candidates: [] },
};

/** All texts in a store, by table. */
async function textsOf(store: Store): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { tableName } of store.reader.dataSource.entityMetadatas) {
    const rows = await store.reader.query<object[]>(
      `SELECT * FROM ${store.reader.dataSource.driver.escape(tableName)}`,
    );
    texts.set(tableName, JSON.stringify(rows));
  }
  return texts;
}

test('from the instant of its end a record is on no path, and the purge leaves nothing of it but that it was', async () => {
  const { subgraphs } = system;
  for (const { store } of subgraphs.values())
    while (!(await takeLease(store, PURGE_LEASE, 'test', 60_000))) await delay(20);
  await loadWorld(system, recordKinds.map(ofUtopia), () => true);
  const seen = JSON.stringify(await everything());
  for (const kind of recordKinds) expect(seen).toContain(globalIdOf(kind, 1));

  const end = new Date(Date.now() + 1_500);
  for (const { name: of, source } of sources) {
    await storeOf(of).write((manager) => manager.updateAll(source.entity, { expiresAt: end }));
  }
  await delay(end.getTime() - Date.now() + 5);
  expect(await everything()).toEqual(nothing);
  expect(await everything(utopian)).toEqual(nothing);
  for (const { name: of, source } of sources) expect(await storeOf(of).reader.count(source.entity)).toBe(1);

  for (const { store } of subgraphs.values()) await giveLeaseBack(store, PURGE_LEASE, 'test');
  const deadline = Date.now() + 20_000;
  for (const { name: of, source } of sources) {
    const purged = { action: 'purge', result: 'PURGED' };
    const gone = async () =>
      (await storeOf(of).reader.count(source.entity)) === 0 && (await storeOf(of).reader.existsBy(AuditRow, purged));
    while (!(await gone())) {
      if (Date.now() > deadline) throw new Error(`${source.type} is not purged`);
      await delay(50);
    }
  }
  const ids = recordKinds.flatMap((kind) => [idOf(kind, 1), globalIdOf(kind, 1)]);
  const said = [
    name?.family,
    // As it stands in the text of a row.
    JSON.stringify(JSON.stringify(syntheticAlleles(0))).slice(1, -1),
    documentNumberOf(0),
    vin,
    plate,
    demoTemplate(0),
  ].filter((text) => text !== undefined);
  for (const [of, { store }] of subgraphs) {
    for (const [table, text] of await textsOf(store)) {
      for (const one of said) expect([of, table, text.includes(one)]).toEqual([of, table, false]);
      if (TRACES.includes(table)) continue;
      for (const id of ids) expect([of, table, text.includes(id)]).toEqual([of, table, false]);
    }
    expect(await store.reader.count(RestrictionRow)).toBe(0);
  }
  expect(await everything()).toEqual(nothing);
}, 60_000);
