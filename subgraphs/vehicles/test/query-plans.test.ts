import { globalId } from '@crimegraph/shared/ids/global-id';
import { accessesTo, queryPlans } from '@crimegraph/shared/testing/query-plan';
import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { vehicles } from '@crimegraph/vehicles/definition';

const BY_VIN = 'query ($vin: String!) { vehicleCheck(vin: $vin) { verdict } }';
const BY_PLATE =
  'query ($plate: String!, $country: CountryCode) { vehicleCheckByPlate(plate: $plate, country: $country) { verdict } }';
const BY_ENGINE = 'query ($number: String!) { vehicleCheckByEngineNumber(engineNumber: $number) { verdict } }';
const OF_PERSON =
  'query ($references: [_Any!]!) { _entities(representations: $references) { ... on Person { vehicles { vin } } } }';
const person = { __typename: 'Person', id: globalId('Person', '018f0000-0000-7000-8000-000000000001') };

let subgraph: TestSubgraph;

beforeAll(async () => {
  subgraph = await startTestSubgraph(vehicles);
});
afterAll(() => subgraph.stop());

test.each([
  ['vehicle_vin', BY_VIN, { vin: '11111111111111111' }],
  ['vehicle_vin_tail', BY_VIN, { vin: 'PLAN0001' }],
  ['vehicle_plate', BY_PLATE, { plate: 'PLAN1', country: 'UTO' }],
  ['vehicle_plate', BY_PLATE, { plate: 'PLAN1' }],
  ['vehicle_engine', BY_ENGINE, { number: 'PLAN1' }],
  ['vehicle_holder', OF_PERSON, { references: [person] }],
])('lookups are answered from the index %s', async (index, query, variables) => {
  const plans = await queryPlans(subgraph.store, () => subgraph.ask(query, variables));
  const used = accessesTo('vehicle', plans).map((access) => access.index);
  expect(used).toContain(index);
  expect(used).not.toContain(null);
});
