import { checkDigit } from './check-digit';

describe('checkDigit', () => {
  // ICAO Doc 9303 part 3, section 4.9 and its examples: a date, a number, the composites of TD3 and TD1.
  it.each([
    ['520727', '3'],
    ['AB2134<<<', '5'],
    ['HA672242<658022549601086<<<<<<<<<<<<<<0', '8'],
    ['D231458907<<<<<<<<<<<<<<<34071279507122<<<<<<<<<<', '2'],
  ])('of %s is %s', (text, digit) => {
    expect(checkDigit(text)).toBe(digit);
  });

  it('is 0 over nothing and over fillers', () => {
    expect(checkDigit('')).toBe('0');
    expect(checkDigit('<<<<<<')).toBe('0');
  });
});
