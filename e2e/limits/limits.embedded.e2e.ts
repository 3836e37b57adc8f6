import { createHash } from 'node:crypto';
import { type Asker, guard, officer } from '../support/client';
import { type InProcessSystem, startInProcess } from '../support/in-process-system';
import { operation } from '../support/operations';

const german: Asker = { ...officer, bureau: 'DEU' };
const swiss: Asker = { ...officer, bureau: 'CHE' };
const vehicleStop = operation('VehicleStop');
const screening = operation('ManifestScreening');
const documents = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ number: `N${index}`, issuingCountry: 'UTO' }));

/** A gateway as in production, with room for little. */
let system: InProcessSystem;
beforeAll(async () => {
  system = await startInProcess(
    { persons: 0, documents: 0, vehicles: 0, notices: 0, fingerprints: 0 },
    {
      safelist: 'enforced',
      limits: {
        concurrent: 2,
        queued: 8,
        queuedOfBureau: 4,
        cost: 5_000,
        bureauCostPerSecond: 1,
        bureauCostBurst: 8_000,
      },
    },
  );
}, 60_000);
afterAll(() => system.stop());

async function send(
  body: object,
  asker: Asker,
): Promise<{ status: number; headers: Headers; code: unknown; data: unknown }> {
  const response = await system.client.post(JSON.stringify(body), {
    authorization: `Bearer ${await system.client.token(asker)}`,
    'x-purpose': asker.purpose ?? 'INVESTIGATION',
    'x-case-reference': 'TEST-1',
  });
  const answer = (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] };
  const { status, headers } = response;
  return { status, headers, code: answer.errors?.[0]?.extensions.code, data: answer.data };
}

describe('the list of operations', () => {
  test('an operation of it is carried out by its text, and by its hash alone', async () => {
    const variables = { documents: documents(1) };
    const byText = await send({ query: screening, variables }, guard);
    expect(byText.data).toMatchObject({ documentChecks: [{ verdict: 'NO_RECORD' }] });
    const sha256Hash = createHash('sha256').update(screening).digest('hex');
    const byHash = await send({ extensions: { persistedQuery: { version: 1, sha256Hash } }, variables }, guard);
    expect(byHash.data).toMatchObject({ documentChecks: [{ verdict: 'NO_RECORD' }] });
  });

  test.each([
    ['another operation', { query: '{ __typename }' }],
    ['the schema', { query: '{ __schema { types { name } } }' }],
    ['one beside it', { query: `${screening} query Other { __typename }`, operationName: 'Other' }],
  ])('refused: %s', async (_name, body) => {
    expect(await send(body, guard)).toMatchObject({ status: 403, code: 'OPERATION_NOT_ALLOWED' });
  });
});

test('what an operation can cost and what it did cost is told, and one that could cost too much is not carried out', async () => {
  const { headers, data } = await send({ query: screening, variables: { documents: documents(300) } }, german);
  expect((data as { documentChecks: unknown[] }).documentChecks).toHaveLength(300);
  expect([headers.get('x-cost-estimated'), headers.get('x-cost-actual')]).toEqual(['4800', '300']);
  const dear = await send({ query: screening, variables: { documents: documents(400) } }, german);
  expect(dear).toMatchObject({ status: 400, code: 'COST_TOO_HIGH', data: undefined });
});

test('a bureau that has used its budget is told when to come back, and the others are answered', async () => {
  const variables = { documents: documents(300) };
  expect((await send({ query: screening, variables }, swiss)).headers.get('ratelimit')).toBe('"cost";r=3200');
  const over = await send({ query: screening, variables }, swiss);
  expect(over).toMatchObject({ status: 429, code: 'BUDGET_EXHAUSTED', data: undefined });
  expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(1_000);
  expect(await send({ query: screening, variables: { documents: documents(1) } }, guard)).toMatchObject({
    status: 200,
  });
});

test('a flood of one bureau is shed with a code, and another bureau gets its turn', async () => {
  const variables = { vin: 'WAUZZZ8K9AA000001', plate: 'X 1', country: 'UTO' };
  const flood = Array.from({ length: 40 }, () => send({ query: vehicleStop, variables }, officer));
  const other = send({ query: screening, variables: { documents: documents(1) } }, { ...guard, bureau: 'ITA' });
  const answers = await Promise.all(flood);
  expect(await other).toMatchObject({ status: 200, code: undefined });
  const shed = answers.filter(({ status }) => status === 503);
  expect(shed.length).toBeGreaterThan(10);
  for (const { code, headers } of shed) expect([code, headers.get('retry-after')]).toEqual(['OVERLOADED', '1']);
  const served = answers.filter(({ code }) => code !== 'OVERLOADED');
  expect(served.length).toBeGreaterThanOrEqual(6);
});

test('variables that go too deep are refused before anything looks at them', async () => {
  const deep = JSON.parse(`${'['.repeat(50)}${']'.repeat(50)}`) as unknown;
  expect(await send({ query: screening, variables: { documents: deep } }, guard)).toMatchObject({
    status: 400,
    code: 'VARIABLES_TOO_LARGE',
  });
});
