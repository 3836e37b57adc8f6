import { InvalidValue } from './invalid-value';
import { comparePartialDates, parsePartialDate } from './partial-date';

describe('parsePartialDate', () => {
  it.each(['1974', '1974-08', '1974-08-12', '2000-02-29', '1000', '2999-12'])('takes %s', (text) => {
    expect(parsePartialDate(text)).toBe(text);
  });

  it.each([
    '',
    '74',
    '197',
    '19740812',
    '1974-',
    '1974-8',
    '1974-13',
    '1974-00',
    '1974-08-00',
    '1974-08-32',
    '1900-02-29',
    '0999',
    '3000',
    '1974--12',
    '1974-08-12T00:00:00Z',
    '1974\n',
  ])('refuses %j', (text) => {
    expect(() => parsePartialDate(text)).toThrow(InvalidValue);
    expect(() => parsePartialDate(text)).toThrow(/YYYY, YYYY-MM or YYYY-MM-DD, for example "1974-08"\.$/);
  });

  it('does not repeat the value', () => {
    expect(() => parsePartialDate('1968-13-41')).not.toThrow(/1968|13|41/);
  });
});

describe('comparePartialDates', () => {
  it.each([
    ['1974', '1974', 'SAME'],
    ['1974-08-12', '1974-08-12', 'SAME'],
    ['1974', '1974-08', 'COMPATIBLE'],
    ['1974', '1974-08-12', 'COMPATIBLE'],
    ['1974-08', '1974-08-12', 'COMPATIBLE'],
    ['1974', '1975', 'DIFFERENT'],
    ['1974', '1975-08-12', 'DIFFERENT'],
    ['1974-08', '1974-09-12', 'DIFFERENT'],
    ['1974-08-12', '1974-12-08', 'DIFFERENT'],
  ] as const)('%s and %s: %s, either way round', (a, b, expected) => {
    expect(comparePartialDates(a, b)).toBe(expected);
    expect(comparePartialDates(b, a)).toBe(expected);
  });
});
