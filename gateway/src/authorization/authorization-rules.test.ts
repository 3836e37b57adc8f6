import { AuthorizationRules } from './authorization-rules';

const JOIN = `
  directive @join__field(graph: String, requires: String, contextArguments: [String]) repeatable on FIELD_DEFINITION
  directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
  directive @policy(policies: [[String!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
  directive @authenticated on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM`;
const P = '@requiresScopes(scopes: [["persons:read"]])';
const H = '@requiresScopes(scopes: [["hits:read"]])';
const rulesOf = (sdl: string) => new AuthorizationRules(`${JOIN} ${sdl}`);

test('scopes, policies and being known are asked for together', () => {
  const rules = rulesOf(`type A { a: Int @authenticated @policy(policies: [["x", "y"], ["z"]]) ${P} }`);
  expect(rules.ofField('A', 'a')).toEqual([
    ['authenticated', 'persons:read', 'policy x', 'policy y'],
    ['authenticated', 'persons:read', 'policy z'],
  ]);
  expect(rules.effective(['hits:read', 'persons:read', 'policy z'])).toEqual(['persons:read', 'policy z']);
});

test('scalars and enums ask for rights as objects do', () => {
  const rules = rulesOf(`scalar S ${P} enum E ${H} { A } type A ${P} { s: S }`);
  expect([rules.ofType('S'), rules.ofType('E'), rules.ofType('A')]).toEqual([
    [['persons:read']],
    [['hits:read']],
    [['persons:read']],
  ]);
});

test('a directive without a set that somebody could hold is met by nobody', () => {
  const rules = rulesOf('type A { a: Int @policy(policies: []) b: Int @policy(policies: [[]]) }');
  expect([rules.ofField('A', 'a'), rules.ofField('A', 'b')]).toEqual([[], []]);
  expect(() => rulesOf('type A { a: Int @policy }')).toThrow('without its policies');
});

test('a root type asks before each of its fields', () => {
  expect(rulesOf(`type Query ${P} { a: Int }`).ofField('Query', 'a')).toEqual([['persons:read']]);
});

describe('what @requires takes along is asked for, however far it is', () => {
  test.each([
    ['a field', `a: Int ${P} b: Int @join__field(graph: "G", requires: "a")`],
    [
      'a field that takes it along itself',
      `a: Int ${P} c: Int @join__field(graph: "F", requires: "a") b: Int @join__field(graph: "G", requires: "c")`,
    ],
    ['a field of another object', 'in: In b: Int @join__field(graph: "G", requires: "in { deep { secret } }")'],
    ['by a fragment', 'in: In b: Int @join__field(graph: "G", requires: "in { ... on In { deep { secret } } }")'],
    ['with arguments', `a(of: Int): Int ${P} b: Int @join__field(graph: "G", requires: "a(of: 1)")`],
    ['what leads to a type that asks for it', 'on: On b: Int @join__field(graph: "G", requires: "on { x }")'],
    ['a scalar that asks for it', 's: S b: Int @join__field(graph: "G", requires: "s")'],
    ['behind an interface', 'i: I b: Int @join__field(graph: "G", requires: "i { x }")'],
    ['behind a union', 'u: U b: Int @join__field(graph: "G", requires: "u { ... on On { x } }")'],
    [
      'in a circle',
      `a: Int ${P} @join__field(graph: "F", requires: "b") b: Int @join__field(graph: "G", requires: "a")`,
    ],
  ])('%s', (_name, fields) => {
    const rules = rulesOf(`
      type T { ${fields} }
      type In { deep: Deep } type Deep { secret: Int ${P} }
      interface I { x: Int } type On implements I ${P} { x: Int } type Off implements I { x: Int } union U = On | Off
      scalar S ${P}`);
    expect(rules.ofField('T', 'b')).toEqual([['persons:read']]);
  });

  test('beside what the field asks for itself', () => {
    const rules = rulesOf(`type T { a: Int ${P} b: Int ${H} @join__field(graph: "G", requires: "a") }`);
    expect(rules.ofField('T', 'b')).toEqual([['hits:read', 'persons:read']]);
  });
});

describe('interfaces', () => {
  test('what the composer joined on them is nobody’s, since each type behind them has its own', () => {
    const joined = '@requiresScopes(scopes: [["persons:read", "hits:read"]])';
    const rules = rulesOf(`interface I ${P} { x: Int ${joined} }
      type A implements I ${P} { x: Int ${P} } type B implements I { x: Int ${H} } type C implements I { x: Int }`);
    expect(['A', 'B', 'C'].map((type) => rules.ofField(type, 'x'))).toEqual([
      [['persons:read']],
      [['hits:read']],
      undefined,
    ]);
    expect([rules.ofType('B'), rules.ofType('I')]).toEqual([undefined, undefined]);
  });

  test('what a composer left on them alone holds for each type behind them', () => {
    const rules = rulesOf(
      `interface I ${P} { x: Int ${H} } type A implements I { x: Int } type B implements I { x: Int }`,
    );
    expect([rules.ofType('A'), rules.ofType('B')]).toEqual([[['persons:read']], [['persons:read']]]);
    expect([rules.ofField('A', 'x'), rules.ofField('B', 'x')]).toEqual([[['hits:read']], [['hits:read']]]);
  });

  test('a field of an interface object is restricted on each type that gets it', () => {
    const rules = rulesOf(`interface I { x: Int @join__field(graph: "G") ${H} }
      type A implements I { x: Int @join__field } type B implements I { x: Int @join__field ${H} }`);
    expect([rules.ofField('A', 'x'), rules.ofField('B', 'x')]).toEqual([[['hits:read']], [['hits:read']]]);
  });
});

test.each([
  [
    'another name',
    'schema @link(url: "https://specs.apollo.dev/requiresScopes/v0.1", for: SECURITY, import: [{ name: "@requiresScopes", as: "@needs" }]) { query: Query } type Query { a: Int @needs(scopes: [["persons:read"]]) }',
  ],
  [
    'another name for the feature',
    'schema @link(url: "https://specs.apollo.dev/requiresScopes/v0.1", as: "needs", for: SECURITY) { query: Query } type Query { a: Int @needs(scopes: [["persons:read"]]) }',
  ],
])('a directive under %s restricts as well', (_name, sdl) => {
  expect(rulesOf(sdl).ofField('Query', 'a')).toEqual([['persons:read']]);
});

test.each([
  [
    'an unknown security feature',
    'schema @link(url: "https://specs.apollo.dev/seal/v0.1", for: SECURITY) { query: Query }',
    'not enforced here',
  ],
  [
    'values taken from the context',
    'type A { a: Int @join__field(graph: "G", contextArguments: ["x"]) }',
    '@fromContext is not enforced',
  ],
  ['a scope that does not exist', 'type A { a: Int @requiresScopes(scopes: [["persons:raed"]]) }', 'not a scope'],
  ['extensions of types', `type A { a: Int } extend type A ${P}`, 'is extended'],
])('a graph that asks for what is not enforced is not served: %s', (_name, sdl, why) => {
  expect(() => rulesOf(sdl)).toThrow(why);
});

test('a field that takes half the graph along is not served', () => {
  const chain = (length: number) =>
    `type A { ${Array.from({ length }, (_, at) => `f${at}: Int @join__field(graph: "G", requires: "f${at + 1}")`).join(' ')} f${length}: Int }`;
  expect(() => rulesOf(chain(30))).not.toThrow();
  expect(() => rulesOf(chain(31))).toThrow('A.f0 takes 31 fields along');
});
