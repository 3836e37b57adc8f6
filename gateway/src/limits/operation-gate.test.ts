import { getIntrospectionQuery, GraphQLError } from 'graphql';
import { readOperations } from '../safelist/read-operations';
import { defaultLimits, type LimitName } from './limits';
import { OperationGate } from './operation-gate';
import { TokenBuckets } from './token-buckets';

const gate = () => new OperationGate(defaultLimits);
const many = (count: number, piece: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => piece(index)).join(' ');

/** What a request is refused for: its limit, or the code alone. */
function refusal(query: unknown, variables: unknown = {}, asked = gate()): unknown {
  try {
    asked.demand('FRA', query, variables);
    return undefined;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return error.extensions['reason'] ?? error.extensions['code'];
  }
}

/** A request just within a limit, by how much of it is asked for. */
const shapes: Partial<Record<LimitName, (amount: number) => [string, unknown?]>> = {
  operationCharacters: (amount) => [`{ a } #${'x'.repeat(amount - 7)}`],
  tokens: (amount) => [`query (${'$a: Int '.repeat((amount - 6) / 4)}) { a }`.padEnd(1)],
  nesting: (amount) => [`{ a(b: ${'['.repeat(amount - 2)}${']'.repeat(amount - 2)}) }`],
  depth: (amount) => [`${'{ a '.repeat(amount)}${'}'.repeat(amount)}`],
  height: (amount) => [`{ ${many(20, (index) => `f${index} { ${'x '.repeat(amount / 20 - 1)} }`)} }`],
  aliases: (amount) => [`{ a { ${many(amount, (index) => `b${index}: c`)} } }`],
  rootFields: (amount) => [`{ ${many(amount, (index) => `a${index}`)} }`],
  directives: (amount) => [`{ a ${'@b '.repeat(amount)} }`],
  definitions: (amount) => [`{ a } ${many(amount - 1, (index) => `fragment F${index} on A { a }`)}`],
  variablesDepth: (amount) => ['{ a }', JSON.parse(`${'{"a":'.repeat(amount + 1)}1${'}'.repeat(amount + 1)}`)],
  variablesItems: (amount) => ['{ a }', { a: Array(amount / 2).fill(1), b: Array(amount / 2).fill(1) }],
};

test.each(Object.entries(shapes))('%s: as much as may be passes, more is refused by that name', (name, shape) => {
  const limit = defaultLimits[name as LimitName];
  const step = { tokens: 4, height: 20, variablesItems: 2 }[name] ?? 1;
  const within = name === 'tokens' ? limit - ((limit - 6) % 4) : limit;
  expect(refusal(...shape(within))).toBeUndefined();
  expect(refusal(...shape(within + step))).toBe(name);
});

test('all named operations pass, and the question for the schema', () => {
  expect(refusal(getIntrospectionQuery())).toBeUndefined();
  for (const text of readOperations('operations')) expect(refusal(text)).toBeUndefined();
});

describe('attacks', () => {
  const doubling = many(20, (index) => `fragment F${index} on A { ...F${index + 1} ...F${index + 1} }`);
  test.each([
    ['fragments that double themselves', `{ ...F0 } ${doubling} fragment F20 on A { a }`, 'height'],
    ['fragments that double below', `{ q { ...F0 } } ${doubling} fragment F20 on A { a }`, 'height'],
    ['a fragment that leads back to itself', '{ ...A } fragment A on B { ...A }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'fragments that lead back to one another, used by nobody',
      '{ a } fragment A on B { x { ...C } } fragment C on B { ...A }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['__typename under many names', `{ ${many(31, (index) => `b${index}: __typename`)} }`, 'aliases'],
    ['one field many times', `{ ${'a '.repeat(21)} }`, 'rootFields'],
    ['names that mean something', '{ __proto__: a }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a million brackets', '{'.repeat(16_000), 'nesting'],
    ['no end', '{ a ', 'GRAPHQL_PARSE_FAILED'],
    ['a text that never ends', '{ a(b: "', 'GRAPHQL_PARSE_FAILED'],
  ])('%s', (_name, query, reason) => {
    expect(refusal(query)).toBe(reason);
  });

  test('what is no text is left to whoever reads requests', () => {
    expect(refusal(12)).toBeUndefined();
    expect(refusal(undefined, [1])).toBeUndefined();
  });
});

test('new operations are rationed to each bureau, known ones are not', () => {
  const rationed = new OperationGate(defaultLimits, new TokenBuckets(1, 2, () => 0));
  expect(refusal('{ a }', {}, rationed)).toBeUndefined();
  expect(refusal('{ b }', {}, rationed)).toBeUndefined();
  expect(refusal('{ c }', {}, rationed)).toBe('BUDGET_EXHAUSTED');
  expect(refusal('{ a }', {}, rationed)).toBeUndefined();
  // Refused for its form: that costs no ration.
  expect(refusal('{ ', {}, rationed)).toBe('GRAPHQL_PARSE_FAILED');
  expect(() => rationed.demand('DEU', '{ c }', {})).not.toThrow();
});
