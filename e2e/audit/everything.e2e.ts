import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import { projectRoot } from '@crimegraph/shared/config/environment';
import type { SubgraphName } from '@crimegraph/shared/config/subgraphs';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { MRZ_SPECIMENS } from '@crimegraph/shared/mrz/specimens';
import { syntheticId } from '@crimegraph/shared/synthetic/synthetic-id';
import { syntheticTravelDocument, documentOfPerson } from '@crimegraph/shared/synthetic/travel-document';
import { syntheticVehicle } from '@crimegraph/shared/synthetic/vehicle';
import { demoTemplate } from '@crimegraph/fingerprints/seed/demo-template';
import type { Answer, Asker } from '../support/client';
import { officer, utopian } from '../support/client';
import { type InProcessSystem, startInProcess } from '../support/in-process-system';

let running: InProcessSystem;
beforeAll(async () => {
  running = await startInProcess({ persons: 200, documents: 1_500, fingerprints: 50, vehicles: 200, notices: 100 });
}, 60_000);
afterAll(() => running.stop());

/** Which subgraph owns records of a type, and so has to have noted them. */
const owners: Readonly<Record<string, SubgraphName>> = {
  Person: 'persons',
  TravelDocument: 'documents',
  FingerprintRecord: 'fingerprints',
  DnaProfile: 'fingerprints',
  FaceRecord: 'fingerprints',
  Vehicle: 'vehicles',
  Notice: 'notices',
  Hit: 'notices',
};

/** The rows that one request has left, by subgraph. */
async function trailOf(trace: string): Promise<Map<SubgraphName, AuditRow[]>> {
  const trail = new Map<SubgraphName, AuditRow[]>();
  for (const [name, { store }] of running.subgraphs) {
    trail.set(name, await store.reader.find(AuditRow, { where: { trace }, order: { seq: 'ASC' } }));
  }
  return trail;
}

let traces = 0;
async function traced(
  query: string,
  variables: object,
  asker: Asker = officer,
): Promise<{ answer: Answer; trace: string }> {
  const trace = String((traces += 1)).padStart(32, 'a');
  const answer = await running.client.ask(query, { ...variables }, asker, {
    traceparent: `00-${trace}-${'b'.repeat(16)}-01`,
  });
  return { answer, trace };
}

/** Every global id of a record anywhere in an answer. Ids alone, without anything of the record, are facts of the record that links. */
function recordsIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap(recordsIn);
  const { id, ...rest } = value as Record<string, unknown>;
  const own = typeof id === 'string' && Object.keys(rest).length > 0 ? [id] : [];
  return [...own, ...Object.values(rest).flatMap(recordsIn)];
}

function typeOf(id: string): string {
  return Buffer.from(id, 'base64url').toString().split(':')[0] ?? '';
}

const person = globalId('Person', syntheticId('person', 10));
const document = syntheticTravelDocument(documentOfPerson(10));
const vehicle = syntheticVehicle(10);
const variables: Readonly<Record<string, object>> = {
  BorderCheck: { mrz: MRZ_SPECIMENS.find(({ format }) => format === 'TD3')?.mrz },
  ManifestScreening: { documents: [document].map(({ number, issuingCountry }) => ({ number, issuingCountry })) },
  VehicleStop: { vin: vehicle.vin, plate: vehicle.plate, country: vehicle.plateCountry },
  PersonDossier: { id: person },
  Identification: { input: { templates: [{ position: 2, data: demoTemplate(1) }] } },
  HitInbox: { first: 100 },
};

describe('every record that an answer shows is in the log of the database that owns it', () => {
  test.each(Object.keys(variables))('%s', async (name) => {
    const query = readFileSync(join(projectRoot, 'operations', `${name}.graphql`), 'utf8');
    const asker = name === 'HitInbox' ? utopian : officer;
    const { answer, trace } = await traced(query, variables[name] ?? {}, asker);
    expect(answer.errors).toBeUndefined();
    const shown = new Set(recordsIn(answer.data));
    expect(shown.size).toBeGreaterThan(0);
    const trail = await trailOf(trace);
    const unaudited = [...shown].filter((id) => {
      const rows = trail.get(owners[typeOf(id)] ?? 'persons') ?? [];
      return !rows.some((row) => (JSON.parse(row.shown) as string[]).includes(id));
    });
    expect(unaudited.map(typeOf)).toEqual([]);
  });
});
