import { documentNumberKey } from '@crimegraph/shared/matching/document-number';
import { foldedSpelling } from './folded-spelling';

test.each([
  ['123456789', ''],
  ['L898902C3', '0L'],
  ['OB1', '0O1B'],
  [`${'A'.repeat(31)}O`, 'vO'],
])('of %s is "%s"', (number, expected) => {
  expect(foldedSpelling(number)).toBe(expected);
});

test('tells apart all numbers that have one key', () => {
  const characters = ['0', 'O', 'Q', 'D', '1', 'I', 'A'];
  const numbers = characters.flatMap((a) => characters.flatMap((b) => characters.map((c) => a + b + c)));
  const told = new Set(numbers.map((number) => `${documentNumberKey(number)} ${foldedSpelling(number)}`));
  expect(told.size).toBe(numbers.length);
});
