import { documentNumberPattern } from './document-number';
import { DOCUMENT_NUMBER_SHAPES, GENERIC_NUMBER_SHAPES } from './document-number-shapes-data';
import { NumberPattern } from './scramble';

test('every index of a small pattern has its own number: the map is a bijection', () => {
  const pattern = new NumberPattern('@9-9');
  expect(pattern.capacity).toBe(2300);
  const numbers = new Set(Array.from({ length: 2300 }, (_, index) => pattern.format(index)));
  expect(numbers.size).toBe(2300);
  for (const number of numbers) expect(number).toMatch(/^[A-HJ-NPR-Z]\d-\d$/);
});

test('beyond its capacity a pattern begins again', () => {
  const pattern = new NumberPattern('99');
  expect(pattern.format(100)).toBe(pattern.format(0));
});

test.each([...Object.keys(DOCUMENT_NUMBER_SHAPES), 'AFG', 'KEN', 'LUX', 'PER', 'QAT'])(
  'numbers of %s are 8 or 9 characters and enough',
  (issuer) => {
    const pattern = documentNumberPattern(issuer);
    expect(pattern.format(123_456)).toMatch(/^[A-Z0-9]{8,9}$/);
    expect(pattern.capacity).toBeGreaterThanOrEqual(230_000_000);
    expect(Number.isSafeInteger(pattern.capacity)).toBe(true);
  },
);

test('generic shapes hold as many', () => {
  for (const shape of GENERIC_NUMBER_SHAPES)
    expect(new NumberPattern(shape).capacity).toBeGreaterThanOrEqual(230_000_000);
});
