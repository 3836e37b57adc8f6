import { type Answer, at, guard, utopian } from '../support/client';
import { sharedClient } from '../support/shared-system';

const client = sharedClient();
const query = '{ documentCheck(number: "L898902C3", issuingCountry: "UTO") { verdict } }';
const body = JSON.stringify({ query });

async function post(headers: Record<string, string>): Promise<Answer> {
  const response = await client.post(body, headers);
  return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
}

test.each([
  ['no token', undefined],
  ['a token of another kind', 'Basic dTpw'],
  ['rubbish', 'Bearer a.b.c'],
])('without a valid token nothing is answered: %s', async (_name, authorization) => {
  const answer = await post({ 'x-purpose': 'BORDER_CONTROL', ...(authorization && { authorization }) });
  expect(answer.status).toBe(401);
  expect(answer.errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
});

test.each([
  ['no purpose', undefined],
  ['a purpose that is not on the list', 'CURIOSITY'],
  ['a purpose from the prototype', 'constructor'],
])('without a purpose nothing is answered, and the answer names the list: %s', async (_name, purpose) => {
  const authorization = `Bearer ${await client.token(guard)}`;
  const answer = await post({ authorization, ...(purpose && { 'x-purpose': purpose }) });
  expect(answer.status).toBe(400);
  expect(answer.errors?.[0]?.extensions['code']).toBe('PURPOSE_REQUIRED');
  expect(answer.errors?.[0]?.extensions['expected']).toContain('BORDER_CONTROL');
});

test('a role asks only what its scopes allow, and is told which are missing', async () => {
  const answer = await client.ask(
    '{ documentCheck(number: "L898902C3", issuingCountry: "UTO") { verdict } hits(first: 1) { edges { node { id } } } }',
    {},
    guard,
  );
  expect(answer.data).toEqual({ documentCheck: { verdict: 'MATCH' }, hits: null });
  expect(answer.errors).toMatchObject([{ path: ['hits'], extensions: { code: 'FORBIDDEN', scopes: [['hits:read']] } }]);
});

test('no edge of the graph leads around a scope', async () => {
  const scoped = { ...guard, scope: 'documents:read' };
  const answer = await client.ask(
    '{ documentCheck(number: "D23145890", issuingCountry: "UTO") { matches { document { number holder { id name { full } notices { id } } } } } }',
    {},
    scoped,
  );
  expect(answer.data).toMatchObject({
    documentCheck: { matches: [{ document: { number: 'D23145890', holder: null } }] },
  });
  expect(new Set(answer.errors?.map((error) => error.extensions['code']))).toEqual(new Set(['FORBIDDEN']));
  expect(JSON.stringify(answer)).not.toMatch(/eriksson/i);
});

test('an edge does not even name what it leads to without the scope', async () => {
  const query =
    '{ documentCheck(number: "D23145890", issuingCountry: "UTO") { matches { document { number holder { id } } } } }';
  const answer = await client.ask(query, {}, { ...guard, scope: 'documents:read' });
  expect(answer.data).toEqual({
    documentCheck: { matches: [{ document: { number: 'D23145890', holder: null } }] },
  });
  expect(answer.errors).toMatchObject([
    { path: ['documentCheck', 'matches', 'document', 'holder'], extensions: { code: 'FORBIDDEN' } },
  ]);
});

test('callers of one operation each get their own answer, however their requests alternate', async () => {
  const query =
    'query Same { documentCheck(number: "L898902C3", issuingCountry: "UTO") { verdict } vehicleCheck(vin: "1M8GDM9AXKP042788") { verdict } }';
  const scopes = ['documents:read', 'vehicles:read', 'documents:read vehicles:read', 'persons:read'];
  const rounds = Array.from({ length: 5 }, () => scopes).flat();
  const answers = await Promise.all(rounds.map((scope) => client.ask(query, {}, { ...guard, scope })));
  answers.forEach((answer, place) => {
    const scope = rounds[place] ?? '';
    expect(answer.data).toEqual({
      documentCheck: scope.includes('documents') ? { verdict: expect.any(String) as string } : null,
      vehicleCheck: scope.includes('vehicles') ? { verdict: expect.any(String) as string } : null,
    });
  });
});

test('behind a union what may not be seen is null, and what may be seen is there', async () => {
  const query = `{ hits(first: 50) { edges { node { id met: record {
    __typename ... on Vehicle { vin } ... on Person { status } ... on Notice { reference } ... on FingerprintRecord { kind }
    ... on TravelDocument { number } } } } } }`;
  type Edge = { node: { id: string; met: { __typename: string } | null } };
  const whole = at<Edge[]>(await client.ask(query, {}, utopian), 'hits.edges');
  const answer = await client.ask(query, {}, { ...utopian, scope: 'hits:read documents:read' });
  const part = new Map(at<Edge[]>(answer, 'hits.edges').map(({ node }) => [node.id, node.met]));
  const types = new Set(whole.map(({ node }) => node.met?.__typename));
  expect(types.size).toBeGreaterThan(1);
  expect(types).toContain('TravelDocument');
  for (const { node } of whole) {
    if (part.has(node.id))
      expect(part.get(node.id)).toEqual(node.met?.__typename === 'TravelDocument' ? node.met : null);
  }
  const refused = answer.errors?.map(({ path, message }) => `${path?.join('.')} ${message.split(' ')[0]}`).sort();
  expect(refused).toEqual(
    ['FingerprintRecord', 'Notice', 'Person', 'Vehicle'].map((type) => `hits.edges.node.met ${type}`),
  );
});

test('the federation’s own fields are not in the graph', async () => {
  const answer = await client.ask('{ _service { sdl } }');
  expect(answer.errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
});
