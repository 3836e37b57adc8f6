import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { agreementsSchema } from '../agencies/agencies';
import { policyProblems } from './agency-policy';

const example = join(projectRoot, 'examples/agency');
const sdl = readFileSync(join(example, 'schema.graphql'), 'utf8');
const agreement = agreementsSchema.parse(JSON.parse(readFileSync(join(example, 'agreements.json'), 'utf8')))['customs'];
const problems = (text: string) => {
  if (agreement === undefined) throw new Error('no agreement');
  return policyProblems('customs', text, agreement);
};

test('the example keeps to what was agreed with it', () => {
  expect(problems(sdl)).toEqual([]);
});

const scoped = '@requiresScopes(scopes: [["vehicles:read"]])';
test.each([
  ['adds to a type that was not agreed', 'type Notice @key(fields: "id") { id: ID! }', /Notice is neither its own/],
  ['has a type without its prefix', '"A." type Crossing { "B." a: Int }', /Crossing is neither its own/],
  [
    'overrides a field of others',
    `extend type Vehicle { "A." customsA: Int ${scoped} @override(from: "vehicles") }`,
    /uses @override/,
  ],
  [
    'does so under a name that was not imported',
    `extend type Vehicle { "A." customsA: Int ${scoped} @federation__override(from: "vehicles") }`,
    /uses @override/,
  ],
  [
    'takes values of others along',
    `extend type Vehicle { "A." customsA: Int ${scoped} @requires(fields: "vin") }`,
    /uses @requires/,
  ],
  ['adds a field that may not be null', `extend type Vehicle { "A." customsA: Int! ${scoped} }`, /may not be null/],
  ['adds a field that asks for no scope', 'extend type Vehicle { "A." customsA: Int }', /asks for no scope/],
  [
    'asks for a scope beyond its own',
    'extend type Vehicle { "A." customsA: Int @requiresScopes(scopes: [["notices:read"]]) }',
    /asks for notices:read/,
  ],
  [
    'adds a field without its prefix',
    `extend type Vehicle { "A." crossings: Int ${scoped} }`,
    /does not begin with "customs"/,
  ],
  [
    'adds a root field without its prefix',
    `type Query { "A." crossings: Int ${scoped} }`,
    /Query.crossings does not begin/,
  ],
  ['does not describe a type', 'type CustomsA { "B." a: Int }', /CustomsA is not described/],
  ['does not describe a field', '"A." type CustomsA { a: Int }', /CustomsA.a is not described/],
  [
    'does not describe an argument',
    `extend type Vehicle { "A." customsA(b: Int): Int ${scoped} }`,
    /customsA\(b:\) is not described/,
  ],
  ['does not describe a value', '"A." enum CustomsA { B }', /CustomsA.B is not described/],
  [
    'implements an interface of others',
    '"A." type CustomsA implements Record { "B." id: ID! }',
    /implements an interface of others/,
  ],
  ['takes types of others into a union', '"A." union CustomsA = Person', /takes types of others in/],
  ['links to something else', 'extend schema @link(url: "https://example.org/x/v1.0")', /links to something else/],
  [
    'gives directives other names',
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [{ name: "@override", as: "@own" }])',
    /other names/,
  ],
  ['defines a directive', 'directive @a on FIELD', /neither a type nor an addition/],
])('refused when it %s', (_name, addition, expected) => {
  expect(problems(`${sdl}\n${addition}`).join('\n')).toMatch(expected);
});
