import { globalId } from '@crimegraph/shared/ids/global-id';
import { runSeeds } from '@crimegraph/shared/seed/run-seeds';
import { defaultCounts } from '@crimegraph/shared/seed/seed';
import { specimenIds } from '@crimegraph/shared/seed/specimen-world';
import { syntheticId } from '@crimegraph/shared/synthetic/synthetic-id';
import { syntheticVehicle } from '@crimegraph/shared/synthetic/vehicle';
import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { vehicles } from '@crimegraph/vehicles/definition';
import { Vehicle } from '@crimegraph/vehicles/entities/vehicle';

let subgraph: TestSubgraph;

beforeAll(async () => {
  const counts = { ...defaultCounts, persons: 10, vehicles: 300 };
  subgraph = await startTestSubgraph(vehicles, (store) => runSeeds(store, vehicles.seeds, counts, () => undefined));
});
afterAll(() => subgraph.stop());

test('the specimen is found by its number and by its plate, with its holder', async () => {
  const answer = await subgraph.ask(`{
    vehicleCheck(vin: "1m8gdm9axkp042788") { verdict matches { level vehicle { id holder { id } } } vin { manufacturer checkDigit { expected found valid } } }
    vehicleCheckByPlate(plate: "uto-123", country: "UTO") { verdict matches { level vehicle { id } } }
  }`);
  const id = globalId('Vehicle', specimenIds.vehicle);
  const holder = { id: globalId('Person', specimenIds.eriksson) };
  expect(answer.errors).toBeUndefined();
  expect(answer.data).toEqual({
    vehicleCheck: {
      verdict: 'MATCH',
      matches: [{ level: 'EXACT', vehicle: { id, holder } }],
      vin: { manufacturer: 'Motor Coach Industries', checkDigit: { expected: 'X', found: 'X', valid: true } },
    },
    vehicleCheckByPlate: { verdict: 'MATCH', matches: [{ level: 'EXACT', vehicle: { id } }] },
  });
});

test('each synthetic vehicle is there, with all its identifiers, and held only by a person who exists', async () => {
  const rows = await subgraph.store.reader.find(Vehicle);
  expect(rows).toHaveLength(301);
  expect(rows.filter((row) => !row.vinTail || !row.plateKey || !row.engineKey || !row.activeKey)).toEqual([]);
  const held = rows.filter((row) => row.holderId !== null && row.holderId !== specimenIds.eriksson);
  expect(held.map((row) => row.holderId).sort()).toEqual(
    Array.from({ length: 10 }, (_, index) => syntheticId('person', index)),
  );
});

test('a synthetic vehicle is found as it stands on its papers', async () => {
  const { vin, plate, plateCountry, id, owner } = syntheticVehicle(20);
  const answer = await subgraph.ask(
    `query ($vin: String!, $plate: String!, $country: CountryCode) {
      vehicleCheck(vin: $vin) { matches { level vehicle { id } } }
      vehicleCheckByPlate(plate: $plate, country: $country) { matches { level vehicle { id } } }
    }`,
    { vin, plate, country: plateCountry },
    { bureau: owner },
  );
  const match = { level: 'EXACT', vehicle: { id: globalId('Vehicle', id) } };
  expect(answer.data).toMatchObject({ vehicleCheck: { matches: [match] }, vehicleCheckByPlate: { matches: [match] } });
});
