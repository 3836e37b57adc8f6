import {
  buildClientSchema,
  buildSchema,
  type GraphQLSchema,
  introspectionFromSchema,
  printSchema,
  validateSchema,
} from 'graphql';
import { schemaDocument, visibleSchema } from './visible-schema';

/** Hides types by name and fields by coordinate. */
function shown(sdl: string, ...hidden: string[]): string | undefined {
  const schema = visibleSchema(schemaDocument(buildSchema(sdl)), {
    type: (name) => !hidden.includes(name),
    field: (type, field) => !hidden.includes(`${type}.${field}`),
  });
  if (schema === undefined) return undefined;
  expectWhole(schema);
  return printSchema(schema)
    .replace(/\s+/g, ' ')
    .replace(/"""[^"]*""" /g, '');
}

function expectWhole(schema: GraphQLSchema): void {
  expect(validateSchema(schema)).toEqual([]);
  expect(validateSchema(buildClientSchema(introspectionFromSchema(schema)))).toEqual([]);
}

test.each([
  ['a field', 'type Query { a: Int b: Int }', ['Query.b'], 'type Query { a: Int }'],
  ['a type and what leads to it', 'type Query { a: Int t: [T!]! } type T { a: Int }', ['T'], 'type Query { a: Int }'],
  ['a scalar and what holds it', 'scalar S type Query { a: Int s: S }', ['S'], 'type Query { a: Int }'],
  [
    'what nothing leads to any more',
    'type Query { a: Int t: T } type T { u: U } type U { e: E } enum E { A }',
    ['Query.t'],
    'type Query { a: Int }',
  ],
  ['a type of which nothing is left', 'type Query { a: Int t: T } type T { a: Int }', ['T.a'], 'type Query { a: Int }'],
  [
    'an argument that need not be given',
    'scalar S type Query { a(s: S, x: Int): Int }',
    ['S'],
    'type Query { a(x: Int): Int }',
  ],
  [
    'a field with an argument that must be',
    'scalar S type Query { a: Int b(s: S!): Int }',
    ['S'],
    'type Query { a: Int }',
  ],
  [
    'an input that cannot be given any more',
    'scalar S input I { s: S! } input J { i: I x: Int } type Query { a(i: I!): Int b(j: J): Int }',
    ['S'],
    'input J { x: Int } type Query { b(j: J): Int }',
  ],
  [
    'a member of a union',
    'type Query { u: U } union U = A | B type A { a: Int } type B { b: Int }',
    ['B'],
    'type Query { u: U } union U = A type A { a: Int }',
  ],
  [
    'a union without members',
    'type Query { a: Int u: U } union U = A type A { a: Int }',
    ['A'],
    'type Query { a: Int }',
  ],
  [
    'the field of an interface, when one type behind it has it no more',
    'type Query { i: I } interface I { x: Int y: Int } type A implements I { x: Int y: Int } type B implements I { x: Int y: Int }',
    ['B.y'],
    'type Query { i: I } interface I { x: Int } type A implements I { x: Int y: Int } type B implements I { x: Int }',
  ],
  [
    'an interface of which no field is left, and not the types behind it',
    'type Query { i: I a: A } interface I { x: Int } type A implements I { x: Int y: Int }',
    ['A.x'],
    'type Query { a: A } type A { y: Int }',
  ],
  [
    'an interface without objects',
    'type Query { a: Int i: I } interface J { x: Int } interface I implements J { x: Int } type A implements I & J { x: Int }',
    ['A'],
    'type Query { a: Int }',
  ],
  [
    'types beside the one that is reached, though they implement the same',
    'type Query { a: A i: I } interface I { x: Int } type A implements I { x: Int } type B implements I { x: Int }',
    ['Query.i'],
    'type Query { a: A } type A implements I { x: Int } interface I { x: Int }',
  ],
  ['all writing', 'type Query { a: Int } type Mutation { b: Int }', ['Mutation.b'], 'type Query { a: Int }'],
])('hidden: %s', (_name, sdl, hidden, left) => {
  expect(
    shown(sdl, ...hidden)
      ?.split(/(?= (?:type|interface|union|input|enum|scalar) )/)
      .map((one) => one.trim())
      .sort(),
  ).toEqual(
    left
      .split(/(?= (?:type|interface|union|input|enum|scalar) )/)
      .map((one) => one.trim())
      .sort(),
  );
});

test('nothing is left of a schema without a question', () => {
  expect(shown('type Query { a: Int } type Mutation { b: Int }', 'Query.a')).toBeUndefined();
});

test('descriptions, deprecations and defaults stay', () => {
  const sdl = 'type Query { "why" a(x: Int = 1): Int @deprecated(reason: "old") b: Int }';
  expect(shown(sdl, 'Query.b')).toBe('type Query { a(x: Int = 1): Int @deprecated(reason: "old") }');
});
