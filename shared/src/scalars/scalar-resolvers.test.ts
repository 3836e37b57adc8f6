import { buildSubgraphSchema } from '@apollo/subgraph';
import type { ExecutionResult } from 'graphql';
import { GraphQLError, Kind, graphqlSync, parse } from 'graphql';
import { scalarResolvers } from './scalar-resolvers';

type Name = keyof typeof scalarResolvers;

const names = Object.keys(scalarResolvers) as Name[];
const zone = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10';
const instant = new Date(Date.UTC(2031, 3, 15, 9, 30));

/** Input, the value inside, and what is answered for it. */
const good: [Name, string, unknown, string][] = [
  ['Date', '2031-04-15', '2031-04-15', '2031-04-15'],
  ['PartialDate', '1974-08', '1974-08', '1974-08'],
  ['DateTime', '2031-04-15T11:30:00+02:00', instant, '2031-04-15T09:30:00.000Z'],
  ['CountryCode', 'fr', 'FRA', 'FRA'],
  ['CountryCode', 'D<<', 'DEU', 'DEU'],
  ['CountryCode', 'XXB', 'XXB', 'XXB'],
  ['Mrz', zone, zone, zone],
];

const bad: [Name, string][] = [
  ['Date', '1968-13-41'],
  ['PartialDate', '1968-13-41'],
  ['DateTime', '1968-13-41T00:00:00Z'],
  ['CountryCode', 'QQQ'],
  ['Mrz', 'Q'.repeat(401)],
];

const schema = buildSubgraphSchema({
  typeDefs: parse(
    names.map((name) => `scalar ${name}`).join('\n') +
      `\ntype Query { ${names.map((name) => `echo${name}(value: ${name}!): ${name}`).join(' ')} }`,
  ),
  resolvers: {
    ...scalarResolvers,
    Query: Object.fromEntries(
      names.map((name) => [`echo${name}`, (_: unknown, args: { value: unknown }) => args.value]),
    ),
  },
});

function askWithVariable(name: Name, value: unknown): ExecutionResult {
  const source = `query ($value: ${name}!) { answer: echo${name}(value: $value) }`;
  return graphqlSync({ schema, source, variableValues: { value } });
}

function askWithLiteral(name: Name, literal: string): ExecutionResult {
  return graphqlSync({ schema, source: `{ answer: echo${name}(value: ${literal}) }` });
}

function caught(action: () => unknown): GraphQLError {
  try {
    action();
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

describe('good input', () => {
  it.each(good)('%s: %j is taken as variable and as literal', (name, input, inside, answer) => {
    expect(scalarResolvers[name].parseValue(input)).toEqual(inside);
    expect(scalarResolvers[name].parseLiteral({ kind: Kind.STRING, value: input })).toEqual(inside);
    expect(scalarResolvers[name].serialize(inside)).toBe(answer);
    expect(askWithVariable(name, input)).toEqual({ data: { answer } });
    expect(askWithLiteral(name, JSON.stringify(input))).toEqual({ data: { answer } });
  });
});

describe('bad input', () => {
  it.each(bad)('%s: says what was expected, with a code, and never the value', (name, input) => {
    const errors = [
      caught(() => scalarResolvers[name].parseValue(input)),
      caught(() => scalarResolvers[name].parseLiteral({ kind: Kind.STRING, value: input })),
    ];
    for (const error of errors) {
      expect(error.extensions).toEqual({ code: 'BAD_USER_INPUT' });
      expect(error.message).toMatch(new RegExp(`^${name}: Expected .*for example "`));
      expect(JSON.stringify(error)).not.toMatch(/1968|QQ/);
    }
  });

  it.each(bad)('%s: a literal in an operation gives one error at its place, without the value', (name, input) => {
    const { errors = [] } = askWithLiteral(name, JSON.stringify(input));
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(errors[0]?.locations).toHaveLength(1);
    expect(JSON.stringify(errors)).not.toMatch(/1968|QQ/);
  });

  it.each(bad)('%s: a variable gives the code, and our message behind the one of graphql-js', (name, input) => {
    const { errors = [] } = askWithVariable(name, input);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(errors[0]?.message).toMatch(new RegExp(`; ${name}: Expected .*for example "`));
  });

  it.each(names)('%s takes nothing but strings', (name) => {
    for (const value of [1974, true, ['FRA'], { year: 1974 }, new Date(0)]) {
      expect(caught(() => scalarResolvers[name].parseValue(value)).message).toContain('Expected a string: ');
    }
    for (const literal of ['1974', 'FRA', 'true', '["FRA"]', '{ year: 1974 }']) {
      expect(askWithLiteral(name, literal).errors?.[0]?.message).toContain('Expected a string: ');
    }
  });
});

describe('serialize', () => {
  it.each<[Name, unknown]>([
    ['Date', '1968-13-41'],
    ['Date', new Date(0)],
    ['PartialDate', ''],
    ['PartialDate', 1968],
    ['DateTime', new Date(Number.NaN)],
    ['DateTime', '1968-01-01T00:00:00.000Z'],
    ['DateTime', 1968],
    ['CountryCode', 'FR'],
    ['CountryCode', 'fra'],
    ['CountryCode', 'D'],
    ['CountryCode', 'QQQ'],
    ['Mrz', ''],
    ['Mrz', Buffer.from(zone)],
  ])('%s refuses the internal value %p as our fault, without repeating it', (name, value) => {
    const error = caught(() => scalarResolvers[name].serialize(value));
    expect(error.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR' });
    expect(error.message).toMatch(new RegExp(`^${name}: the stored value is not `));
    expect(error.message).not.toMatch(/1968|QQ/);
  });
});

describe('descriptions', () => {
  it.each(names)('%s is described, with an example, in the schema', (name) => {
    expect(scalarResolvers[name].name).toBe(name);
    expect(scalarResolvers[name].specifiedByURL).toMatch(/^https:/);
    const description = schema.getType(name)?.description ?? '';
    const examples = [...description.matchAll(/"([^"]+)"/g)].map((match) => match[1]);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(() => scalarResolvers[name].parseValue(example)).not.toThrow();
  });

  it('shows the zone of the ICAO specimen: two lines of 44', () => {
    expect(scalarResolvers.Mrz.description).toContain(zone);
    expect(zone.split('\n').map((line) => line.length)).toEqual([44, 44]);
  });
});
