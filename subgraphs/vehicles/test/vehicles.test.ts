import { globalId } from '@crimegraph/shared/ids/global-id';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { newRecord } from '@crimegraph/shared/store/new-record';
import type { RecordRow } from '@crimegraph/shared/store/record-row';
import { RestrictionRow } from '@crimegraph/shared/store/restriction-row';
import {
  startTestSubgraph,
  type TestAnswer,
  testViewer,
  type TestSubgraph,
} from '@crimegraph/shared/testing/test-subgraph';
import { vehicles } from '@crimegraph/vehicles/definition';
import { Vehicle } from '@crimegraph/vehicles/entities/vehicle';
import { stolenVehicle, type VehicleFacts } from '@crimegraph/vehicles/reports/vehicle-row';

const REPORT = `mutation ($input: ReportVehicleInput!) {
  reportVehicle(input: $input) {
    __typename
    ... on ReportVehicleSuccess { vehicle { id vin plate status owner { code } holder { id } theft { date } recovery { date } make { label } } }
    ... on InvalidInput { fields { path expected } }
    ... on Problem { code }
    ... on DuplicateVehicle { existing { id } }
  }
}`;
const RECOVER = `mutation ($input: RecoverVehicleInput!) {
  recoverVehicle(input: $input) {
    __typename
    ... on RecoverVehicleSuccess { vehicle { id status recovery { date country place } } }
    ... on InvalidInput { fields { path } }
    ... on Problem { code }
  }
}`;
const BY_VIN = `query ($vin: String!) {
  vehicleCheck(vin: $vin) { verdict searched matches { level vehicle { id } reasons { feature score note } } vin { vin complete checkDigit { valid } } }
}`;
const BY_PLATE = `query ($plate: String!, $country: CountryCode) {
  vehicleCheckByPlate(plate: $plate, country: $country) { verdict matches { level vehicle { id } } vin { vin } }
}`;
const BY_ENGINE = `query ($number: String!) { vehicleCheckByEngineNumber(engineNumber: $number) { verdict matches { level vehicle { id } } } }`;
const BY_ID = 'query ($id: ID!) { vehicle(id: $id) { id vin status } }';

const utopia = { bureau: 'UTO' };
const VIN = '1M8GDM9AXKP042788';
const NOTHING = { verdict: 'NO_RECORD', matches: [] };
let subgraph: TestSubgraph;
let requests = 0;

const report = (vehicle: object, viewer: object = utopia, requestId = `r${(requests += 1)}`) =>
  subgraph.ask(REPORT, { input: { requestId, vehicle } }, viewer);
const recover = (id: string, viewer: object = utopia, more: object = {}, requestId = `r${(requests += 1)}`) =>
  subgraph.ask(RECOVER, { input: { requestId, id, date: '2026-10-20', country: 'FRA', ...more } }, viewer);
const byVin = async (vin: string, viewer: object = {}) =>
  (await subgraph.ask(BY_VIN, { vin }, viewer)).data?.['vehicleCheck'];
const byPlate = async (plate: string, country?: string) =>
  (await subgraph.ask(BY_PLATE, { plate, country }))?.data?.['vehicleCheckByPlate'];
const reportedId = (answer: TestAnswer) =>
  (answer.data?.['reportVehicle'] as { vehicle: { id: string } } | undefined)?.vehicle.id ?? '';

/** A record of UTO, straight into the store. */
async function put(
  facts: Partial<VehicleFacts>,
  record: Partial<RecordRow> = {},
  bureaus: string[] = [],
): Promise<string> {
  const base = newRecord('vehicles', { ...testViewer, bureau: 'UTO' }, new Date());
  const row = stolenVehicle({ ...base, ...record }, { type: 'CAR', ...facts });
  await subgraph.store.write(async (manager) => {
    await insertRows(manager, Vehicle, [row]);
    await insertRows(
      manager,
      RestrictionRow,
      bureaus.map((bureau) => ({ recordId: row.id, bureau })),
    );
  });
  return globalId('Vehicle', row.id);
}

beforeAll(async () => {
  subgraph = await startTestSubgraph(vehicles);
});
afterAll(() => subgraph.stop());

test('a check that finds nothing says what was searched and what the number says', async () => {
  expect(await byVin('11111111111111111')).toEqual({
    ...NOTHING,
    searched: ['SMV'],
    vin: { vin: '11111111111111111', complete: true, checkDigit: { valid: true } },
  });
  expect(await byPlate('NONE 1', 'FR')).toEqual({ ...NOTHING, vin: null });
});

describe('a reported vehicle', () => {
  const holderId = globalId('Person', '018f0000-0000-7000-8000-000000000001');
  let id: string;

  beforeAll(async () => {
    const answer = await report({
      vin: ' 1m8gdm9ax-kp042788',
      plate: 'А 120 ВС',
      plateCountry: 'RU',
      engineNumber: '*UTO-1001*',
      type: 'BUS',
      make: { code: 'MCI', label: 'Motor Coach Industries' },
      theftDate: '2026-10',
      holderId,
    });
    expect(answer.data?.['reportVehicle']).toMatchObject({
      vehicle: {
        vin: VIN,
        plate: 'А120ВС',
        status: 'STOLEN',
        owner: { code: 'UTO' },
        holder: { id: holderId },
        theft: { date: '2026-10' },
        recovery: null,
        make: { label: 'Motor Coach Industries' },
      },
    });
    id = reportedId(answer);
  });

  test.each([
    ['as reported', VIN, 'MATCH', 'EXACT'],
    ['with I for 1 and O for 0', 'IM8GDM9AXKPO42788', 'MATCH', 'EXACT'],
    ['by the last 8', 'kp042788', 'POSSIBLE_MATCH', 'POSSIBLE'],
  ])('is found by its number %s', async (_case, vin, verdict, level) => {
    expect(await byVin(vin)).toMatchObject({ verdict, matches: [{ level, vehicle: { id } }] });
  });

  test.each(['P042788', '8KP042788'])('is not found by another part of its number: %s', async (vin) => {
    expect(await byVin(vin)).toMatchObject(NOTHING);
  });

  test.each([
    ['in Latin letters', 'a120bc', 'RUS', 'MATCH', 'EXACT'],
    ['in Cyrillic letters', 'а120вс', 'RUS', 'MATCH', 'EXACT'],
    ['with O for 0', 'A12OBC', 'RUS', 'POSSIBLE_MATCH', 'POSSIBLE'],
    ['without its country', 'A120BC', undefined, 'POSSIBLE_MATCH', 'POSSIBLE'],
  ])('is found by its plate %s', async (_case, plate, country, verdict, level) => {
    expect(await byPlate(plate, country)).toMatchObject({ verdict, matches: [{ level, vehicle: { id } }] });
  });

  test('is not found by the same plate of another country', async () => {
    expect(await byPlate('A120BC', 'BGR')).toMatchObject(NOTHING);
  });

  test('is found by its engine number, as a possible match', async () => {
    const answer = await subgraph.ask(BY_ENGINE, { number: 'uto 1001' });
    expect(answer.data?.['vehicleCheckByEngineNumber']).toEqual({
      verdict: 'POSSIBLE_MATCH',
      matches: [{ level: 'POSSIBLE', vehicle: { id } }],
    });
  });

  test('is not reported twice by its owner, but by another bureau', async () => {
    const again = await report({ vin: VIN, type: 'CAR' });
    expect(again.data?.['reportVehicle']).toMatchObject({ __typename: 'DuplicateVehicle', existing: { id } });
    const other = await report({ vin: VIN, type: 'CAR' }, { bureau: 'DEU' });
    expect(other.data?.['reportVehicle']).toMatchObject({ vehicle: { owner: { code: 'DEU' } } });
    await recover(reportedId(other), { bureau: 'DEU' });
  });

  test('is recovered by its owner alone, is then read by its id but not found, and may be reported anew', async () => {
    const foreign = await recover(id, { bureau: 'FRA' });
    expect(foreign.data?.['recoverVehicle']).toEqual({ __typename: 'NotOwner', code: 'NOT_OWNER' });
    const early = await recover(id, utopia, { date: '2026-09-30' });
    expect(early.data?.['recoverVehicle']).toMatchObject({ fields: [{ path: 'date' }] });
    expect(await byVin(VIN)).toMatchObject({ verdict: 'MATCH' });

    const own = await recover(id, utopia, { place: 'Lille' }, 'recovery');
    expect(own.data?.['recoverVehicle']).toEqual({
      __typename: 'RecoverVehicleSuccess',
      vehicle: { id, status: 'RECOVERED', recovery: { date: '2026-10-20', country: 'FRA', place: 'Lille' } },
    });
    expect(await recover(id, utopia, { place: 'Lille' }, 'recovery')).toEqual(own);
    expect((await recover(id)).data?.['recoverVehicle']).toMatchObject({ fields: [{ path: 'id' }] });

    for (const vin of [VIN, 'KP042788']) expect(await byVin(vin)).toMatchObject(NOTHING);
    expect(await byPlate('A120BC', 'RUS')).toMatchObject(NOTHING);
    expect((await subgraph.ask(BY_ENGINE, { number: 'UTO1001' })).data?.['vehicleCheckByEngineNumber']).toEqual(
      NOTHING,
    );
    const read = await subgraph.ask(BY_ID, { id });
    expect(read.data?.['vehicle']).toEqual({ id, vin: VIN, status: 'RECOVERED' });

    const anew = await report({ vin: VIN, type: 'BUS' });
    expect(anew.data?.['reportVehicle']).toMatchObject({ __typename: 'ReportVehicleSuccess' });
    await recover(reportedId(anew));
  });
});

test('a report and a recovery in one request answer each with the record as it was left', async () => {
  const id = await put({ vin: 'BOTH1' });
  const answer = await subgraph.ask(
    `mutation ($id: ID!) {
      first: reportVehicle(input: { requestId: "both1", vehicle: { vin: "BOTH1", type: CAR } }) {
        ... on DuplicateVehicle { existing { status } }
      }
      second: recoverVehicle(input: { requestId: "both2", id: $id, date: "2026-10-20", country: FRA }) {
        ... on RecoverVehicleSuccess { vehicle { status } }
      }
    }`.replace('country: FRA', 'country: "FRA"'),
    { id },
    utopia,
  );
  expect(answer.data).toEqual({
    first: { existing: { status: 'STOLEN' } },
    second: { vehicle: { status: 'RECOVERED' } },
  });
});

test('a record of an 8 character number is possible for the number that ends with it', async () => {
  const id = await put({ vin: 'XW000077' });
  expect(await byVin('WVWZZZ1JZXW000077')).toMatchObject({
    verdict: 'POSSIBLE_MATCH',
    matches: [{ level: 'POSSIBLE', vehicle: { id } }],
    vin: { checkDigit: { valid: false } },
  });
});

test('a request sent again does nothing twice, and with another input it is refused', async () => {
  const vehicle = { vin: 'TWICE0001', type: 'CAR' };
  const first = await report(vehicle, utopia, 'same');
  expect(await report(vehicle, utopia, 'same')).toEqual(first);
  const other = await report({ ...vehicle, vin: 'TWICE0002' }, utopia, 'same');
  expect(other.data?.['reportVehicle']).toMatchObject({ __typename: 'RequestConflict' });
  expect(await byVin('TWICE0002')).toMatchObject(NOTHING);
});

test('all that is wrong with a report is told at once', async () => {
  const answer = await report(
    {
      vin: '1M8GDM9AXKP0427880',
      plate: 'AB12',
      engineNumber: '1',
      type: 'CAR',
      make: { code: '', label: 'None' },
      modelYear: 2999,
      theftDate: '2999',
      remarks: 'x'.repeat(501),
      holderId: globalId('Vehicle', '018f0000-0000-7000-8000-000000000001'),
    },
    utopia,
    '',
  );
  const result = answer.data?.['reportVehicle'] as { fields: { path: string }[] };
  expect(result.fields.map((field) => field.path)).toEqual([
    'requestId',
    'vehicle.vin',
    'vehicle.plateCountry',
    'vehicle.engineNumber',
    'vehicle.make.code',
    'vehicle.modelYear',
    'vehicle.theftDate',
    'vehicle.remarks',
    'vehicle.holderId',
  ]);
});

test('a report without any identifier says which are missing, and one with a lone country what it lacks', async () => {
  const none = await report({ type: 'CAR' });
  expect(none.data?.['reportVehicle']).toMatchObject({
    fields: [{ path: 'vehicle', expected: expect.stringMatching(/vin.*plate.*engineNumber/) as string }],
  });
  const country = await report({ type: 'CAR', vin: 'LONE1', plateCountry: 'FRA' });
  expect(country.data?.['reportVehicle']).toMatchObject({ fields: [{ path: 'vehicle.plate' }] });
});

test.each([
  [BY_VIN, { vin: '1M8GDM9AXKP0427880' }, /5 to 17 letters A-Z and digits/],
  [BY_VIN, { vin: '1M8_GDM9' }, /5 to 17 letters A-Z and digits/],
  [BY_PLATE, { plate: '---' }, /1 to 16 letters and digits/],
  [BY_ENGINE, { number: '1' }, /3 to 32 letters A-Z and digits/],
])('%s with %j is refused, and says what was expected without repeating it', async (query, variables, expected) => {
  const answer = await subgraph.ask(query, variables);
  expect(answer.errors).toMatchObject([
    { message: expect.stringMatching(expected) as string, extensions: { code: 'BAD_USER_INPUT' } },
  ]);
  for (const value of Object.values(variables)) expect(answer.errors?.[0]?.message).not.toContain(value);
});

describe('a record that others may not see', () => {
  const past = new Date('2026-01-01T00:00:00Z');
  test.each([
    ['denied to FRA', 'HIDDEN001', { restriction: 'DENY' as const }, ['FRA'], 'MATCH'],
    ['allowed to DEU only', 'HIDDEN002', { restriction: 'ALLOW' as const }, ['DEU'], 'MATCH'],
    ['confidential', 'HIDDEN003', { confidentiality: 3 }, [], 'MATCH'],
    ['expired, even for its owner', 'HIDDEN004', { expiresAt: past }, [], 'NO_RECORD'],
  ])('is not there: %s', async (_case, vin, record, bureaus, ownerSees) => {
    const holder = `018f0000-0000-7000-8000-0000000${vin.slice(-5)}`.toLowerCase().replace(/n/g, '0');
    const id = await put(
      { vin, plate: vin, plateCountry: 'UTO', engineNumber: vin, holderId: holder },
      record,
      bureaus,
    );
    expect(await byVin(vin)).toMatchObject(NOTHING);
    expect(await byPlate(vin, 'UTO')).toMatchObject(NOTHING);
    expect((await subgraph.ask(BY_ENGINE, { number: vin })).data?.['vehicleCheckByEngineNumber']).toEqual(NOTHING);
    expect((await subgraph.ask(BY_ID, { id })).data).toEqual({ vehicle: null });
    const references = [{ __typename: 'Vehicle', id }];
    expect((await subgraph.ask(ENTITIES, { references })).data).toEqual({ _entities: [null] });
    const person = [{ __typename: 'Person', id: globalId('Person', holder) }];
    expect((await subgraph.ask(ENTITIES, { references: person })).data).toEqual({ _entities: [{ vehicles: [] }] });
    expect((await recover(id, { bureau: 'FRA' })).data?.['recoverVehicle']).toMatchObject({ __typename: 'NotFound' });
    expect(await byVin(vin, utopia)).toMatchObject({ verdict: ownerSees });
  });

  test('and has expired does not keep its owner from reporting the vehicle again', async () => {
    await put({ vin: 'EXPIRED01' }, { expiresAt: past });
    const answer = await report({ vin: 'EXPIRED01', type: 'CAR' });
    expect(answer.data?.['reportVehicle']).toMatchObject({ __typename: 'ReportVehicleSuccess' });
  });
});

const ENTITIES = `query ($references: [_Any!]!) {
  _entities(representations: $references) { ... on Vehicle { vin holder { id } } ... on Person { vehicles { vin } } }
}`;

test('an id that is made up, or of another type, is that of no vehicle', async () => {
  const uuid = '018f0000-0000-7000-8000-000000000009';
  for (const id of ['', 'nonsense', uuid, globalId('Vehicle', uuid), globalId('Person', uuid)]) {
    expect((await subgraph.ask(BY_ID, { id })).data).toEqual({ vehicle: null });
    expect((await recover(id)).data?.['recoverVehicle']).toEqual({ __typename: 'NotFound', code: 'NOT_FOUND' });
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
        stolenVehicle(newRecord('vehicles', { ...testViewer, bureau: 'UTO' }, new Date()), {
          type: 'CAR',
          vin: `MANY${String(index).padStart(3, '0')}`,
          holderId: many,
        }),
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
    { action: 'vehicle', result: 'READ', shown, keysDigest: null },
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
