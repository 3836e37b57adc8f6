import { readLines } from '@crimegraph/shared/testing/feed-copy';
import { FeedExporter } from '@crimegraph/shared/testing/feed-exporter';
import { importText } from '@crimegraph/shared/testing/import-text';
import { startTestSubgraph, testViewer, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { vehicles } from '@crimegraph/vehicles/definition';
import type { VehicleLoaders } from '@crimegraph/vehicles/loaders';

const HEADER =
  'vin,plate,plateCountry,engineNumber,type,makeCode,makeLabel,model,modelYear,colourCode,colourLabel,theftDate,theftPlace,' +
  'theftCountry,nationalReference,remarks,holderId';
const VEHICLE = `query ($id: ID!) { vehicle(id: $id) {
  id owner { code name } confidentiality recordedAt updatedAt expiresAt vin plate plateCountry make { code label } model modelYear
  type colour { code label } engineNumber status theft { date place country } recovery { date country place } nationalReference
  remarks holder { id }
} }`;
const holder = globalId('Person', '00000000-0000-8000-8000-000000000001');

let subgraph: TestSubgraph;
let feed: FeedExporter<VehicleLoaders>;
beforeAll(async () => {
  subgraph = await startTestSubgraph(vehicles);
  feed = new FeedExporter(vehicles, subgraph.store);
});
afterAll(async () => {
  await feed.close();
  await subgraph.stop();
});

const importRows = (rows: readonly string[], dryRun = false) =>
  importText(vehicles, subgraph.store, `${[HEADER, ...rows].join('\r\n')}\r\n`, { dryRun });

test('a row is a stolen vehicle with all that the columns hold; its recovery is a change', async () => {
  const copy = await feed.fullCopy(testViewer);
  const row = `1m8gdm9axkp042788,uto 123,UTO,UTO0000001,BUS,MCI,Motor Coach,"96A ""x""",1989,SIL,Silver,2025-12,Zenith,UTO,UTO/3,seen,${holder}`;
  expect(await importRows([row])).toMatchObject({ recorded: 1, refused: 0, report: [] });
  await feed.update(copy, testViewer);
  const [vehicle] = copy.at(new Date());
  expect(vehicle).toEqual((await subgraph.ask(VEHICLE, { id: vehicle?.id })).data?.['vehicle']);
  expect(vehicle).toMatchObject({
    owner: { code: 'UTO' },
    vin: '1M8GDM9AXKP042788',
    plate: 'UTO123',
    make: { code: 'MCI', label: 'Motor Coach' },
    model: '96A "x"',
    modelYear: 1989,
    status: 'STOLEN',
    theft: { date: '2025-12', place: 'Zenith', country: 'UTO' },
    holder: { id: holder },
  });
  const recovered = await subgraph.ask(
    'mutation ($input: RecoverVehicleInput!) { recoverVehicle(input: $input) { __typename } }',
    { input: { requestId: 'found', id: vehicle?.id, date: '2026-01-02', country: 'UTO' } },
    { bureau: 'UTO' },
  );
  expect(recovered.data).toEqual({ recoverVehicle: { __typename: 'RecoverVehicleSuccess' } });
  const lines = readLines(await feed.update(copy, testViewer));
  expect(lines[1]).toMatchObject({ change: 'CHANGED', record: { id: vehicle?.id, status: 'RECOVERED' } });
});

test('rows are refused by the rules of the mutation, in a dry run as in the import', async () => {
  const rows = [
    'WVWZZZ1JZXW000001,,,,CAR,,,,,,,,,,,,',
    'wvwzzz1jzxw-000001,,,,CAR,,,,,,,,,,,,',
    ',,,,CAR,,,,,,,,,,,,',
    ',AB1,,,CAR,,,,,,,,,,,,',
    ',,UTO,E123,CAR,,,,,,,,,,,,',
    '1234,,,,CAR,X,,,1800,,,,,,,,no id',
    ',,,E999,SPACESHIP,,,,,,,2099,,,,,',
    ',,,E999,CAR,,,,,,,,,,,,',
    ',,,e-999,CAR,,,,,,,,,,,,',
  ];
  const dry = await importRows(rows, true);
  const real = await importRows(rows);
  expect(real).toEqual(dry);
  expect(real).toMatchObject({ recorded: 2, refused: 7 });
  expect(real.report).toEqual([
    '3,,DUPLICATE_RECORD,a vehicle that is not on record as stolen yet',
    '4,,INVALID_INPUT,"a vin, or a plate with its plateCountry, or an engineNumber: none of the three is there"',
    '5,plateCountry,INVALID_INPUT,the country that issued the plate: without it a plate says too little',
    '6,plate,INVALID_INPUT,the plate that this country issued',
    '7,makeLabel,INVALID_INPUT,a value',
    expect.stringMatching(/^8,type,INVALID_INPUT,"one of CAR/),
    '10,,DUPLICATE_RECORD,a vehicle that is not on record as stolen yet',
  ]);
});
