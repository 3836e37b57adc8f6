import { startTestSubgraph, type TestAnswer, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { vehicles } from '@crimegraph/vehicles/definition';
import { RECOVER, REPORT, utopia, VIN } from './vehicle-client';

const AT_ONCE = 12;

let subgraph: TestSubgraph;
let requests = 0;
beforeAll(async () => {
  subgraph = await startTestSubgraph(vehicles);
});
afterAll(() => subgraph.stop());

/** The answers to requests that are all sent at once. */
const atOnce = (query: string, input: object): Promise<TestAnswer[]> =>
  Promise.all(
    Array.from({ length: AT_ONCE }, () =>
      subgraph.ask(query, { input: { requestId: `r${(requests += 1)}`, ...input } }, utopia),
    ),
  );
const outcomes = (answers: readonly TestAnswer[], field: string) =>
  answers.map(({ data }) => (data?.[field] as { __typename: string } | null)?.__typename ?? 'FAULT').sort();
const others = (type: string) => Array.from({ length: AT_ONCE - 1 }, () => type);

test('of many requests that report or recover one vehicle at once, one does it and the others are told why not', async () => {
  const reports = await atOnce(REPORT, { vehicle: { vin: VIN, type: 'CAR' } });
  expect(outcomes(reports, 'reportVehicle')).toEqual([...others('DuplicateVehicle'), 'ReportVehicleSuccess']);
  const ids = reports.flatMap(({ data }) => {
    const outcome = data?.['reportVehicle'] as { vehicle?: { id: string }; existing?: { id: string } };
    return [outcome.vehicle?.id, outcome.existing?.id].filter((id) => id !== undefined);
  });
  expect(new Set(ids).size).toBe(1);

  const recoveries = await atOnce(RECOVER, { id: ids[0], date: '2026-05-06', country: 'UTO' });
  expect(outcomes(recoveries, 'recoverVehicle')).toEqual([...others('InvalidInput'), 'RecoverVehicleSuccess']);
});
