import { buildSchema } from 'graphql';
import { InvalidValue } from '../scalars/invalid-value';
import { defineScalar } from '../scalars/define-scalar';
import type { CsvImport } from './csv-import';
import { RowReader } from './row-reader';

const schema = buildSchema(`
  scalar Day
  enum Colour { RED GREEN }
  input Make { code: String! label: String! }
  input Thing { name: String! colour: Colour year: Int old: Boolean day: Day make: Make tags: [String!]! = [] days: [Day!] }
  type Query { none: Int }
`);
const day = defineScalar({
  name: 'Day',
  description: 'A day.',
  specifiedByURL: 'https://example.org',
  format: 'a day',
  parse: (text) => {
    if (!/^\d{4}-\d\d-\d\d$/.test(text)) throw new InvalidValue('a day as YYYY-MM-DD');
    return text;
  },
  serialize: String,
});
Object.assign(schema.getType('Day') as object, { parseValue: day.parseValue.bind(day) });

const csv: CsvImport = {
  type: 'Vehicle',
  inputType: 'Thing',
  columns: [
    { name: 'name', path: 'name', mandatory: 'ROW' },
    { name: 'colour', path: 'colour' },
    { name: 'year', path: 'year' },
    { name: 'old', path: 'old' },
    { name: 'day', path: 'day' },
    { name: 'makeCode', path: 'make.code' },
    { name: 'makeLabel', path: 'make.label' },
    { name: 'tags', path: 'tags' },
    { name: 'otherTags', path: 'tags', read: (text) => `other ${text}` },
    { name: 'days', path: 'days' },
  ],
  duplicate: { code: 'DUPLICATE_RECORD', problems: [] },
  record: () => Promise.resolve([]),
  duplicateKey: () => null,
};
const header = csv.columns.map(({ name }) => name);
const reader = new RowReader(schema, csv, header);
const cells = (changes: Record<string, string>) => header.map((name) => changes[name] ?? '');
const problems = (changes: Record<string, string>) => {
  const row = cells(changes);
  const read = reader.read(row);
  if ('input' in read) throw new Error('expected a refusal');
  return read.refusal.problems.map(({ path, expected }) => [reader.columnOf(path, row), expected]);
};

test('cells become the input that the schema describes', () => {
  const row = cells({
    name: ' a thing ',
    colour: 'RED',
    year: '1999',
    old: 'TRUE',
    day: '2026-01-02',
    makeCode: 'X',
    makeLabel: 'Xavier',
    tags: 'a; b ;',
    otherTags: 'c',
    days: '2026-01-02',
  });
  expect(reader.read(row)).toEqual({
    input: {
      name: 'a thing',
      colour: 'RED',
      year: 1999,
      old: true,
      day: '2026-01-02',
      make: { code: 'X', label: 'Xavier' },
      tags: ['a', 'b', 'other c'],
      days: ['2026-01-02'],
    },
  });
});

test('empty cells are absent, and defaults hold', () => {
  expect(reader.read(cells({ name: 'x' }))).toEqual({ input: { name: 'x', tags: [] } });
});

test.each([
  ['a missing value', { colour: 'RED' }, [['name', 'a value']]],
  ['a value that is not of the list', { name: 'x', colour: 'SECRET' }, [['colour', 'one of RED, GREEN']]],
  ['a number that is none', { name: 'x', year: '19x9' }, [['year', 'a whole number']]],
  ['a number that is too long', { name: 'x', year: '12345678901' }, [['year', 'a whole number']]],
  ['neither true nor false', { name: 'x', old: 'perhaps' }, [['old', 'true or false']]],
  ['what a scalar refuses', { name: 'x', day: 'SECRET' }, [['day', 'a day as YYYY-MM-DD']]],
  ['half of an object', { name: 'x', makeCode: 'X' }, [['makeLabel', 'a value']]],
  ['one value of a list', { name: 'x', days: '2026-01-02;SECRET' }, [['days', 'a day as YYYY-MM-DD']]],
  [
    'several at once',
    { colour: 'SECRET', year: 'SECRET' },
    [
      ['name', 'a value'],
      ['colour', 'one of RED, GREEN'],
      ['year', 'a whole number'],
    ],
  ],
])('%s is told with its column, and never repeated', (_what, changes, expected) => {
  expect(problems(changes)).toEqual(expected);
});

test('a value of a list that two columns fill is told with its own column', () => {
  const row = cells({ name: 'x', tags: 'a;b', otherTags: 'c' });
  expect(['tags.0', 'tags.1', 'tags.2', 'tags', 'make', ''].map((path) => reader.columnOf(path, row))).toEqual([
    'tags',
    'tags',
    'otherTags',
    'tags',
    'makeCode',
    '',
  ]);
});

test('bytes that were not UTF-8, and rows of another length, are refused', () => {
  expect(problems({ name: 'x', day: 'a\uFFFDb' })).toEqual([
    ['day', 'UTF-8 without the replacement character U+FFFD, which stands for bytes that were not'],
  ]);
  expect(reader.read(['x'])).toEqual({
    refusal: {
      code: 'WRONG_NUMBER_OF_CELLS',
      problems: [{ path: '', expected: '10 cells, as in the header' }],
    },
  });
});
