import { composeGraph } from './compose-graph';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@external", "@requires", "@interfaceObject", "@requiresScopes", "@policy", "@authenticated"])`;
const composed = (...parts: string[]) =>
  composeGraph(parts.map((sdl, at) => ({ name: `s${at}`, url: `http://127.0.0.1:400${at}/`, sdl: `${LINK} ${sdl}` })));

test.each([
  ['a scope', 'String @requiresScopes(scopes: [["hits:read"]])', 'String', ''],
  ['a policy', 'String @policy(policies: [["named_case"]])', 'String', ''],
  ['the type that it leads to', 'In', 'In', ' { x }'],
])('a field that takes along what asks for more than it does is not composed: %s', (_name, type, external, inside) => {
  const inner = (fields: string) => (inside === '' ? '' : `type In ${fields}`);
  expect(() =>
    composed(
      `type Query { box: Box } type Box @key(fields: "id") { id: ID! secret: ${type} } ${inner('@authenticated { x: Int }')}`,
      `type Box @key(fields: "id") {
        id: ID! secret: ${external} @external derived: String @requires(fields: "secret${inside}")
      } ${inner('{ x: Int @external }')}`,
    ),
  ).toThrow(/"Box.derived" does not specify necessary .* auth requirements/);
});

test('restrictions are on the objects, never on the interface before them', () => {
  expect(() =>
    composed(
      'type Query { i: I } interface I { x: Int @policy(policies: [["named_case"]]) } type A implements I { x: Int }',
    ),
  ).toThrow(/cannot be applied on interfaces/);
});

test('what the types behind an interface ask for is joined on it without being taken for a disagreement', () => {
  expect(
    composed(
      'type Query { i: I } interface I { x: Int } type A implements I { x: Int @authenticated } type B implements I { x: Int @policy(policies: [["named_case"]]) @requiresScopes(scopes: [["hits:read"]]) } type C implements I { x: Int @policy(policies: [["bureau_staff"]]) @requiresScopes(scopes: [["persons:read"]])}',
    ),
  ).toContain('interface I');
});
