import { readFileSync } from 'node:fs';
import { type Scope, scopes } from '@crimegraph/shared/identity/scopes';
import { buildASTSchema, getOperationAST, parse, print, validate } from 'graphql';
import { SUPERGRAPH_FILE } from '../settings';
import { withoutSecurityDirectives } from '../supergraph';
import { AuthorizationRules } from './authorization-rules';
import { type Authorization, authorizeOperation } from './authorize-operation';
import { RememberedAuthorizations } from './remembered-authorizations';

const supergraph = readFileSync(SUPERGRAPH_FILE, 'utf8');
const rules = new AuthorizationRules(supergraph);
const schema = buildASTSchema(parse(withoutSecurityDirectives(supergraph)));

function authorize(query: string, held: readonly Scope[], variables: Record<string, unknown> = {}): Authorization {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (operation === null || operation === undefined) throw new Error('no operation');
  return authorizeOperation({ schema, document, operation, variables }, rules, held);
}

const left = (authorization: Authorization) =>
  authorization.operation === undefined ? undefined : print(authorization.operation).replace(/\s+/g, ' ');
const refused = ({ refusals }: Authorization) => refusals.map(({ path, message }) => `${path?.join('.')}: ${message}`);

test('an operation that may be had whole is passed on as it is', () => {
  const query = 'query A { person(id: "x") { ...N } } fragment N on Person { id }';
  const authorization = authorize(query, ['persons:read']);
  expect(left(authorization)).toBe('query A { person(id: "x") { ...N } }');
  expect([...authorization.databases]).toEqual(['persons']);
});

test('a field without its scope is taken out, the rest stays', () => {
  const authorization = authorize('{ person(id: "x") { id } hits(first: 1) { edges { cursor } } }', ['persons:read']);
  expect(left(authorization)).toBe('{ person(id: "x") { id } }');
  expect(refused(authorization)).toEqual(['hits: Query.hits asks for the scope hits:read.']);
  expect(authorization.refusals[0]?.extensions).toEqual({ code: 'FORBIDDEN', scopes: [['hits:read']] });
});

const holder = 'documentCheck(number: "1", issuingCountry: "FRA") { matches { document { number holder { id } } } }';
test.each([
  ['plainly', `{ ${holder} }`],
  ['under another name', `{ ${holder.replace('holder', 'number2: holder')} }`],
  ['by a fragment', `{ ...Q } fragment Q on Query { ${holder} }`],
  ['by a fragment on what it leads to', `{ ${holder.replace('{ id }', '{ ...P }')} } fragment P on Person { id }`],
  [
    'by nested fragments',
    `{ ...Q } fragment Q on Query { ... on Query { ... { ...R } } } fragment R on Query { ${holder} }`,
  ],
  ['twice, once harmlessly', `{ ${holder} ${holder.replace('holder { id }', '')} }`],
  ['by the name of its type alone', `{ ${holder.replace('{ id }', '{ __typename }')} }`],
  ['by an interface', `{ ${holder.replace('{ id }', '{ ... on Record { id owner { code } } }')} }`],
  ['under a condition that is met', `{ ${holder.replace('{ id }', '@include(if: true) { id }')} }`],
])('a person is not reached through a document without persons:read: %s', (_name, query) => {
  const authorization = authorize(query, ['documents:read']);
  expect(left(authorization)).not.toMatch(/holder/);
  expect(left(authorization)).toMatch(/number/);
  expect(authorization.refusals).toHaveLength(1);
  expect([...authorization.databases]).toEqual(['documents']);
});

test('what is left out by a condition is neither refused nor null', () => {
  const query = `query ($with: Boolean!, $other: Boolean = false) { ${holder.replace('{ id }', '@include(if: $with) { id }')} hits(first: 1) @include(if: $other) { pageInfo { endCursor } } }`;
  expect(refused(authorize(query, ['documents:read'], { with: false }))).toEqual([]);
  expect(refused(authorize(query, ['documents:read'], { with: true }))).toHaveLength(1);
  expect(refused(authorize(query, ['documents:read'], { with: true, other: true }))).toHaveLength(2);
  // Not a value that a condition can have: the request will fail, and until then it counts as asked for.
  expect(refused(authorize(query, ['documents:read'], { with: 'false' }))).toHaveLength(1);
});

describe('behind a union or an interface each object is judged by its own type', () => {
  const query = `{ hits(first: 1) { edges { node { record {
    __typename ... on Record { id owner { code } } ... on Person { name { full } } ... on Vehicle { vin } ...D } } } } }
    fragment D on TravelDocument { number }`;

  test('what may be seen is asked for type by type, what may not is not', () => {
    const authorization = authorize(query, ['hits:read', 'vehicles:read']);
    expect(left(authorization)).toBe(
      '{ hits(first: 1) { edges { node { record { __authorizedType: __typename ... on Vehicle { __typename id owner { code } vin } } } } } }',
    );
    expect(refused(authorization)).toEqual([
      'hits.edges.node.record: Person asks for the scope persons:read, or persons:link.',
      'hits.edges.node.record: TravelDocument asks for the scope documents:read.',
      'hits.edges.node.record: Notice asks for the scope notices:read, or notices:link.',
      'hits.edges.node.record: FingerprintRecord asks for the scope fingerprints:read.',
      'hits.edges.node.record: DnaProfile asks for the scope fingerprints:read.',
      'hits.edges.node.record: RelativeProfile asks for the scope fingerprints:read.',
      'hits.edges.node.record: FaceRecord asks for the scope fingerprints:read.',
    ]);
    expect([...authorization.databases]).toEqual(['hits', 'vehicles']);
  });

  test('types of which nothing is asked are nobody’s business', () => {
    const few = '{ hits(first: 1) { edges { node { record { __typename ... on Vehicle { vin } } } } } }';
    const authorization = authorize(few, ['hits:read', 'vehicles:read']);
    expect(refused(authorization)).toEqual([]);
    expect([...authorization.databases]).toEqual(['hits', 'vehicles']);
  });
});

test('a mutation is refused by its own scope, and its result by the result’s', () => {
  const query =
    'mutation ($i: RecordPersonInput!) { recordPerson(input: $i) { ... on RecordPersonSuccess { person { id } } ... on Problem { code } } }';
  expect(left(authorize(query, ['persons:read']))).toBeUndefined();
  const blind = authorize(query, ['persons:write']);
  expect(left(blind)).not.toMatch(/person \{/);
  expect(refused(blind)).toEqual([
    'recordPerson.person: RecordPersonSuccess.person asks for the scope persons:read, or persons:link.',
  ]);
});

test('fragments that multiply themselves are refused before they have', () => {
  const doubling = Array.from({ length: 20 }, (_, n) => `fragment F${n} on Person { ...F${n + 1} ...F${n + 1} }`);
  const query = `{ person(id: "x") { ...F0 } } ${doubling.join(' ')} fragment F20 on Person { id }`;
  expect(() => authorize(query, scopes)).toThrow('more than 10000');
});

test('what is remembered is never another caller’s, another operation’s or another variable’s', () => {
  const authorizations = new RememberedAuthorizations(rules);
  const ask = (text: string) => {
    const document = parse(text);
    return (held: readonly Scope[], name?: string, variables = {}) => {
      const operation = getOperationAST(document, name);
      if (operation === null || operation === undefined) throw new Error('no operation');
      return left(authorizations.authorize({ schema, document, operation, variables }, held));
    };
  };
  const two = ask('query A { person(id: "x") { id } } query B { vehicle(id: "y") { id } }');
  for (let round = 0; round < 2; round += 1) {
    expect(two(['persons:read'], 'A')).toMatch(/person/);
    expect(two(['vehicles:read'], 'A')).toBeUndefined();
    expect(two(['vehicles:read'], 'B')).toMatch(/vehicle/);
    expect(two(['persons:read'], 'B')).toBeUndefined();
  }
  const conditional = ask('query ($w: Boolean!) { vehicle(id: "y") { id } person(id: "x") @include(if: $w) { id } }');
  expect(conditional(['vehicles:read'], undefined, { w: false })).toMatch(/person/);
  expect(conditional(['vehicles:read'], undefined, { w: true })).not.toMatch(/person/);
});
