import { type Answer, guard } from '../support/client';
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

describe('a subgraph answers the gateway only', () => {
  const ports = [1, 2, 3, 4, 5].map((offset) => Number(new URL(client.url).port) + offset);

  test.each([
    ['an operation', '{ __typename }'],
    ['its schema', '{ _service { sdl } }'],
    ['an entity', '{ _entities(representations: [{ __typename: "Person", id: "x" }]) { __typename } }'],
  ])('%s is refused to everyone else', async (_name, direct) => {
    for (const port of ports) {
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await client.token(guard)}`,
          'x-caller-context': 'eyJhbGciOiJub25lIn0.e30.',
        },
        body: JSON.stringify({ query: direct }),
      });
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({
        errors: [{ message: 'This service answers the gateway only.', extensions: { code: 'UNAUTHENTICATED' } }],
      });
    }
  });
});

test('the federation’s own fields are not in the graph', async () => {
  const answer = await client.ask('{ _service { sdl } }');
  expect(answer.errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
});
