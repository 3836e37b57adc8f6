import { readFileSync } from 'node:fs';
import {
  buildASTSchema,
  buildSchema,
  getNullableType,
  getOperationAST,
  type GraphQLSchema,
  isListType,
  isObjectType,
  parse,
} from 'graphql';
import { readOperations } from '../safelist/read-operations';
import { SUPERGRAPH_FILE } from '../settings';
import { withoutSecurityDirectives } from '../supergraph';
import { actualCost } from './actual-cost';
import { CostRules } from './cost-rules';
import { estimateCost } from './estimate-cost';
import { defaultLimits } from './limits';
import { demandPlanSize } from './plan-size';

const sdl = `
  directive @cost(weight: Int!) on FIELD_DEFINITION | OBJECT | SCALAR | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  type Query {
    one: A
    some: [A!] @listSize(assumedSize: 4)
    unknown: [A]
    page(first: Int = 5): Page @listSize(slicingArguments: ["first"], sizedFields: ["edges"])
    search: A @cost(weight: 7)
    each(keys: [ID!]!): [A] @listSize(assumedSize: 1000)
    either: AB
    filter(by: By @cost(weight: 2)): A
  }
  type Mutation { change: A plain: Int }
  type Page { edges: [A!]! total: Int }
  type A { id: ID b: B bs: [B!] @listSize(assumedSize: 3) }
  type B @cost(weight: 2) { id: ID dear: Big }
  scalar Big @cost(weight: 5)
  union AB = A | B
  input By { name: String @cost(weight: 3) }`;
const toy = buildSchema(sdl);
const toyRules = new CostRules(parse(sdl));

function cost(query: string, variables: Record<string, unknown> = {}, schema = toy, rules = toyRules): number {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return estimateCost(schema, rules, document, operation)(variables);
}

test.each<[string, number, Record<string, unknown>?]>([
  ['{ one { id } }', 1],
  ['{ one { b { id } } }', 3],
  ['{ one { b { dear } } }', 8],
  ['{ some { id } }', 4],
  ['{ unknown { id } }', 10],
  ['{ some { bs { id } } }', 4 * (1 + 3 * 2)],
  ['{ page { edges { id } } }', 6],
  ['{ page(first: 50) { edges { id } } }', 51],
  ['query ($n: Int = 20) { page(first: $n) { edges { id } } }', 21],
  ['query ($n: Int) { page(first: $n) { edges { b { id } } } }', 1 + 100 * 3, { n: 100 }],
  ['{ page(first: -5) { edges { id } } }', 1],
  ['{ search { id } }', 8],
  ['query ($k: [ID!]!) { each(keys: $k) { id } }', 3, { k: ['1', '2', '3'] }],
  ['query ($k: [ID!]!) { each(keys: $k) { id } }', 1000, { k: 'no list' }],
  ['{ either { ... on A { b { id } } ... on B { id } } }', 3],
  ['{ x: one { ...F } y: one { ...F } } fragment F on A { b { id } }', 6],
  ['{ filter(by: { name: "x" }) { id } }', 1 + 2 + 3],
  ['mutation { change { id } plain }', 10 + 1 + 10],
])('%s is estimated at %i', (query, expected, variables = {}) => {
  expect(cost(query, variables)).toBe(expected);
});

test('an answer is counted by what is there', () => {
  const query = '{ page(first: 50) { edges { id bs { dear } } } either { ... on A { b { id } } } }';
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  const count = actualCost(toy, toyRules, document, operation);
  expect(count(null)).toBe(0);
  expect(count({ page: null, either: null })).toBe(0);
  const edges = [
    { id: '1', bs: [{ dear: 1 }, { dear: null }] },
    { id: '2', bs: null },
  ];
  expect(count({ page: { edges }, either: { b: { id: '1' } } })).toBe(1 + 2 + (2 + 5) + 2 + (1 + 2));
  expect(cost(query)).toBeGreaterThanOrEqual(count({ page: { edges }, either: { b: { id: '1' } } }));
});

describe('our own graph', () => {
  const supergraph = readFileSync(SUPERGRAPH_FILE, 'utf8');
  const rules = new CostRules(parse(supergraph));
  const schema: GraphQLSchema = buildASTSchema(parse(withoutSecurityDirectives(supergraph)));

  test('the directives of the subgraphs are in the supergraph', () => {
    expect(rules.weightOf('Query.fingerprintIdentification')).toBe(500);
    expect(rules.sizeOf('Query.hits')).toEqual({ assumed: undefined, slicing: ['first'], sized: ['edges'] });
  });

  test('every field with `first` says what it bounds', () => {
    const silent = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type)
        ? Object.values(type.getFields())
            .filter((field) => field.args.some(({ name }) => name === 'first'))
            .filter((field) => !rules.sizeOf(`${type.name}.${field.name}`)?.slicing.includes('first'))
            .map((field) => `${type.name}.${field.name}`)
        : [],
    );
    expect(silent).toEqual([]);
  });

  test('only bulk checks are taken to answer item by item', () => {
    const bulk = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
      ({ name, type, args }) =>
        isListType(getNullableType(type)) &&
        rules.sizeOf(`Query.${name}`)?.slicing.length === 0 &&
        args.some((argument) => isListType(getNullableType(argument.type))),
    );
    expect(bulk.map(({ name }) => name)).toEqual(['documentChecks', 'documentAlerts']);
  });

  test('all named operations are within cost and size, 1,000 documents and pages of 100 included', () => {
    const variables = { first: 100, documents: Array.from({ length: 1_000 }, () => ({})) };
    for (const text of readOperations('operations')) {
      expect(cost(text, variables, schema, rules)).toBeLessThanOrEqual(defaultLimits.cost);
      const document = parse(text);
      const operation = getOperationAST(document);
      if (!operation) throw new Error('no operation');
      expect(() => demandPlanSize(schema, document, operation, defaultLimits)).not.toThrow();
    }
  });

  test('a few words that would answer a million objects are too dear', () => {
    const query =
      '{ hits(first: 100) { edges { node { record { ... on Person { notices { documents { holder { notices { id } } } } } } } } } }';
    expect(cost(query, {}, schema, rules)).toBeGreaterThan(defaultLimits.cost);
  });

  test('fragments on overlapping interfaces are counted as the planner sees them, at once', () => {
    const levels = 12;
    const nested = Array.from(
      { length: levels },
      (_, index) =>
        `fragment F${index} on Record { ...F${index + 1} ... on Person { ...F${index + 1} } ... on Vehicle { ...F${index + 1} } }`,
    );
    const query = `{ hits(first: 1) { edges { node { record { ...F0 } } } } } ${nested.join(' ')} fragment F${levels} on Record { id }`;
    const document = parse(query);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('no operation');
    expect(query.length).toBeLessThan(2_000);
    expect(() => demandPlanSize(schema, document, operation, defaultLimits)).toThrow(/planSelections/);
  });
});
