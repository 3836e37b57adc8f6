import { globalId } from '@crimegraph/shared/ids/global-id';
import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { vehicles } from '@crimegraph/vehicles/definition';

import { BY_ENGINE, BY_ID, BY_PLATE, BY_VIN, NOTHING, reportedId, utopia, VIN, vehicleClient } from './vehicle-client';

let subgraph: TestSubgraph;
const { report, recover, byVin, byPlate, byEngine, put } = vehicleClient(() => subgraph);

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
    expect(await byEngine('uto 1001')).toEqual({
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
    expect(foreign).toEqual({ __typename: 'NotOwner', code: 'NOT_OWNER' });
    const early = await recover(id, utopia, { date: '2026-09-30' });
    expect(early).toMatchObject({ fields: [{ path: 'date' }] });
    expect(await byVin(VIN)).toMatchObject({ verdict: 'MATCH' });

    const own = await recover(id, utopia, { place: 'Lille' }, 'recovery');
    expect(own).toEqual({
      __typename: 'RecoverVehicleSuccess',
      vehicle: { id, status: 'RECOVERED', recovery: { date: '2026-10-20', country: 'FRA', place: 'Lille' } },
    });
    expect(await recover(id, utopia, { place: 'Lille' }, 'recovery')).toEqual(own);
    expect(await recover(id)).toMatchObject({ fields: [{ path: 'id' }] });

    for (const vin of [VIN, 'KP042788']) expect(await byVin(vin)).toMatchObject(NOTHING);
    expect(await byPlate('A120BC', 'RUS')).toMatchObject(NOTHING);
    expect(await byEngine('UTO1001')).toEqual(NOTHING);
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
