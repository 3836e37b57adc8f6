import { QueryPlanner } from '@apollo/query-planner';
import { type Asker, guard, officer } from '../support/client';
import { type InProcessSystem, startInProcess } from '../support/in-process-system';
import { operation } from '../support/operations';

const FLOOD = 10_000;
const AT_ONCE = 32;

const nothing = { persons: 0, documents: 0, vehicles: 0, notices: 0, fingerprints: 0 };
const listed = [
  { name: 'VehicleStop', asker: officer, variables: { vin: 'WAUZZZ8K9AA000001', plate: 'X 1', country: 'UTO' } },
  { name: 'ManifestScreening', asker: guard, variables: { documents: [{ number: 'N1', issuingCountry: 'UTO' }] } },
];
/** Of these what is left is planned anew for whoever lacks scopes. */
const partly = { ...guard, scope: 'vehicles:read' };

let system: InProcessSystem;
const plans = jest.spyOn(QueryPlanner.prototype, 'buildQueryPlan');
/** The names of the operations that were planned since this was last forgotten. */
const planned = () => plans.mock.calls.map(([{ name }]) => name);
afterEach(() => system.stop());
afterAll(() => jest.restoreAllMocks());

const ask = (query: string, asker: Asker, variables = {}) => system.client.ask(query, variables, asker);

async function askListed(): Promise<void> {
  for (const { name, asker, variables } of listed) {
    expect(await ask(operation(name), asker, variables)).toMatchObject({ status: 200 });
    await ask(operation(name), partly, variables);
  }
}

/** Sends each of these `times` times, some at once. */
async function flood(queries: readonly string[], times = 1, between?: () => Promise<void>): Promise<void> {
  for (let at = 0; at < queries.length; at += AT_ONCE) {
    const some = queries.slice(at, at + AT_ONCE);
    for (let time = 0; time < times; time += 1) await Promise.all(some.map(asked));
    if (at % (AT_ONCE * 40) === 0) await between?.();
  }
}

/** Asks once more where the server closed an idle connection just as it was to be used, which happens to one in many thousands. */
async function asked(query: string): Promise<unknown> {
  return ask(query, officer).catch(() => ask(query, officer));
}

test('a flood of distinct operations, good and bad, puts no listed operation out, nor any that is used', async () => {
  const many = 10 * FLOOD;
  system = await startInProcess(nothing, {
    limits: { bureauNewOperationsPerSecond: many, bureauNewOperationsBurst: many, concurrent: 2 * AT_ONCE },
  });
  const own = 'query Own { vehicle(id: "x") { vin } }';
  const names = [...listed.map(({ name }) => name), 'Own'];
  await askListed();
  for (let time = 0; time < 2; time += 1) await ask(own, officer);
  expect(names.filter((name) => !planned().includes(name))).toEqual([]);

  const cold = Array.from({ length: FLOOD }, (_, index) =>
    index % 3 === 0
      ? `{ nobody${index} }`
      : index % 20 === 1
        ? `query F${index} { vehicle(id: "x") { a${index}: vin } }`
        : `query F${index} { __typename }`,
  );
  plans.mockClear();
  await flood(cold, 1, async () => {
    await askListed();
    await ask(own, officer);
  });
  await askListed();
  await ask(own, officer);
  expect(planned().filter((name) => names.includes(name ?? ''))).toEqual([]);
  expect(planned().length).toBeGreaterThan(FLOOD / 3);

  // What is asked for again and again pushes out others that were, and no listed one.
  plans.mockClear();
  await flood(
    Array.from({ length: 1_500 }, (_, index) => `query G${index} { __typename }`),
    2,
  );
  await askListed();
  await ask(own, officer);
  expect(planned().filter((name) => names.includes(name ?? ''))).toEqual(['Own']);
}, 300_000);

test('a bureau whose new operations are used up is answered the listed ones, and others all of theirs', async () => {
  system = await startInProcess(nothing, { limits: { bureauNewOperationsPerSecond: 1, bureauNewOperationsBurst: 5 } });
  const queries = Array.from({ length: 20 }, (_, index) => `query F${index} { __typename }`);
  const answers = await Promise.all(queries.map((query) => ask(query, officer)));
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(10);
  // What is not valid is not kept, so it is new, and rationed, each time.
  for (let time = 0; time < 8; time += 1) await ask('{ nobody }', { ...officer, bureau: 'ITA' });
  expect(await ask('{ nobody }', { ...officer, bureau: 'ITA' })).toMatchObject({ status: 429 });
  await askListed();
  expect(await ask('query Other { __typename }', { ...officer, bureau: 'DEU' })).toMatchObject({ status: 200 });
}, 60_000);
