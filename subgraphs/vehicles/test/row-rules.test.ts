import { globalId } from '@crimegraph/shared/ids/global-id';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { vehicles } from '@crimegraph/vehicles/definition';
import { Vehicle } from '@crimegraph/vehicles/entities/vehicle';

import {
  BY_ENGINE,
  BY_ID,
  BY_PLATE,
  BY_VIN,
  ENTITIES,
  NOTHING,
  RECOVER,
  REPORT,
  rowOf,
  utopia,
  VIN,
  vehicleClient,
} from './vehicle-client';

let subgraph: TestSubgraph;
const { report, recover, byVin, byPlate, byEngine, put } = vehicleClient(() => subgraph);

beforeAll(async () => {
  subgraph = await startTestSubgraph(vehicles);
});
afterAll(() => subgraph.stop());

describe('a record that others may not see', () => {
  const past = new Date('2026-01-01T00:00:00Z');
  test.each([
    ['denied to FRA', 'HIDDEN001', { restriction: 'DENY' as const }, ['FRA'], 'MATCH'],
    ['allowed to DEU only', 'HIDDEN002', { restriction: 'ALLOW' as const }, ['DEU'], 'MATCH'],
    ['confidential', 'HIDDEN003', { confidentiality: 3 }, [], 'MATCH'],
    ['expired, even for its owner', 'HIDDEN004', { expiresAt: past }, [], 'NO_RECORD'],
  ])('is not there: %s', async (_case, vin, record, bureaus, ownerSees) => {
    const holder = `018f0000-0000-7000-8000-000000000${vin.slice(-3)}`;
    const id = await put(
      { vin, plate: vin, plateCountry: 'UTO', engineNumber: vin, holderId: holder },
      record,
      bureaus,
    );
    expect(await byVin(vin)).toMatchObject(NOTHING);
    expect(await byPlate(vin, 'UTO')).toMatchObject(NOTHING);
    expect(await byEngine(vin)).toEqual(NOTHING);
    expect((await subgraph.ask(BY_ID, { id })).data).toEqual({ vehicle: null });
    const references = [{ __typename: 'Vehicle', id }];
    expect((await subgraph.ask(ENTITIES, { references })).data).toEqual({ _entities: [null] });
    const person = [{ __typename: 'Person', id: globalId('Person', holder) }];
    expect((await subgraph.ask(ENTITIES, { references: person })).data).toEqual({ _entities: [{ vehicles: [] }] });
    expect(await recover(id, { bureau: 'FRA' })).toMatchObject({ __typename: 'NotFound' });
    expect(await byVin(vin, utopia)).toMatchObject({ verdict: ownerSees });
  });

  test('and has expired does not keep its owner from reporting the vehicle again', async () => {
    await put({ vin: 'EXPIRED01' }, { expiresAt: past });
    const answer = await report({ vin: 'EXPIRED01', type: 'CAR' });
    expect(answer.data?.['reportVehicle']).toMatchObject({ __typename: 'ReportVehicleSuccess' });
  });
});

test('an id that is made up, or of another type, is that of no vehicle', async () => {
  const uuid = '018f0000-0000-7000-8000-000000000009';
  for (const id of ['', 'nonsense', uuid, globalId('Vehicle', uuid), globalId('Person', uuid)]) {
    expect((await subgraph.ask(BY_ID, { id })).data).toEqual({ vehicle: null });
    expect(await recover(id)).toEqual({ __typename: 'NotFound', code: 'NOT_FOUND' });
  }
});

describe('scopes', () => {
  const blind = { scopes: ['documents:read' as const] };
  const reader = { scopes: ['vehicles:read' as const] };
  const person = { __typename: 'Person', id: globalId('Person', '018f0000-0000-7000-8000-000000000002') };

  test.each([
    [BY_VIN, { vin: VIN }, blind],
    [BY_PLATE, { plate: 'A1' }, blind],
    [BY_ENGINE, { number: 'A123' }, blind],
    [BY_ID, { id: 'x' }, blind],
    [ENTITIES, { references: [{ __typename: 'Vehicle', id: 'x' }] }, blind],
    [ENTITIES, { references: [person] }, blind],
    [REPORT, { input: { requestId: 'scope', vehicle: { vin: 'SCOPE1', type: 'CAR' } } }, reader],
    [RECOVER, { input: { requestId: 'scope', id: 'x', date: '2026-01-01', country: 'FRA' } }, reader],
  ])('%s asks for its scope', async (query, variables, viewer) => {
    const answer = await subgraph.ask(query, variables, viewer);
    expect(answer.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect(JSON.stringify(answer.data)).not.toContain('__typename');
  });
});

test('references are answered with one statement each kind, lists in order and newest first', async () => {
  const persons = Array.from({ length: 50 }, (_, n) => `018f0000-0000-7000-8000-1000000000${n + 10}`);
  const ids: string[] = [];
  for (const [index, holderId] of persons.entries()) {
    ids.push(await put({ vin: `LIST${index}A`, holderId }));
    await put({ vin: `LIST${index}B`, holderId });
  }
  const references = [
    ...persons.map((person) => ({ __typename: 'Person', id: globalId('Person', person) })),
    ...ids.map((id) => ({ __typename: 'Vehicle', id })),
  ];
  let entities: unknown[] = [];
  const statements = await subgraph.countQueries(async () => {
    entities = (await subgraph.ask(ENTITIES, { references })).data?.['_entities'] as unknown[];
  });
  expect(statements).toBe(2);
  expect(entities[7]).toEqual({ vehicles: [{ vin: 'LIST7B' }, { vin: 'LIST7A' }] });
  expect(entities[57]).toEqual({ vin: 'LIST7A', holder: { id: references[7]?.id } });
});

test('a person of very many vehicles shows the newest hundred, and takes nothing from the others', async () => {
  const [many, few] = ['018f0000-0000-7000-8000-200000000001', '018f0000-0000-7000-8000-200000000002'];
  await put({ vin: 'FEW01', holderId: few });
  await subgraph.store.write((manager) =>
    insertRows(
      manager,
      Vehicle,
      Array.from({ length: 250 }, (_, index) =>
        rowOf({ vin: `MANY${String(index).padStart(3, '0')}`, holderId: many }),
      ),
    ),
  );
  const references = [many, few].map((person) => ({ __typename: 'Person', id: globalId('Person', person ?? '') }));
  const answer = await subgraph.ask(ENTITIES, { references });
  const [first, second] = answer.data?.['_entities'] as { vehicles: { vin: string }[] }[];
  expect(first?.vehicles).toHaveLength(100);
  expect(first?.vehicles[0]).toEqual({ vin: 'MANY249' });
  expect(second?.vehicles).toEqual([{ vin: 'FEW01' }]);
});

test('equal checks of one request are one statement', async () => {
  const query = `{ ${Array.from({ length: 20 }, (_, n) => `a${n}: vehicleCheckByPlate(plate: "SAME ${n % 5}", country: "UTO") { verdict }`).join(' ')} }`;
  expect(await subgraph.countQueries(() => subgraph.ask(query))).toBe(1);
});

test('each search, read and write is an audit row without what was asked, and another bureau’s record a hit', async () => {
  const id = await put({ vin: 'SECRET001' });
  await byVin('SECRET001');
  await subgraph.ask(BY_ID, { id });
  await subgraph.ask(ENTITIES, { references: [{ __typename: 'Vehicle', id }] });
  await recover(id);
  const rows = await subgraph.store.reader.query<Record<string, unknown>[]>('SELECT * FROM audit_row ORDER BY seq');
  expect(JSON.stringify(rows)).not.toContain('SECRET001');
  const shown = JSON.stringify([id]);
  expect(rows.slice(-4)).toMatchObject([
    { action: 'vehicleCheck', result: 'HIT', shown, bureau: 'FRA' },
    { action: 'vehicle', result: 'READ', shown, asked: shown, keys: '[]' },
    { action: 'Vehicle', result: 'READ', shown },
    { action: 'recoverVehicle', result: 'RecoverVehicleSuccess', shown, bureau: 'UTO' },
  ]);
  const hits = await subgraph.store.reader.query<{ event: string }[]>('SELECT * FROM outbox_event');
  const events = hits.map(({ event }) => JSON.parse(event) as Record<string, unknown>);
  expect(events.find((event) => event['recordId'] === id)).toMatchObject({
    recordType: 'Vehicle',
    owner: 'UTO',
    searchedBy: 'FRA',
    level: 'EXACT',
  });
});
