import { InvalidVin, vinCheckDigit, vinYearCode } from './vin';

test.each([
  // The examples most often published with the rule: the first two, then numbers of sold cars used in decoders' guides.
  ['1M8GDM9AXKP042788', 'X'],
  ['11111111111111111', '1'],
  ['1HGCM82633A004352', '3'],
  ['5YJSA1DG9DFP14705', '9'],
])('the check digit of %s is %s', (vin, digit) => {
  expect(vinCheckDigit(vin)).toBe(digit);
});

test('what stands at position 9 does not count', () => {
  expect(vinCheckDigit('1M8GDM9A_KP042788')).toBe('X');
});

test('a changed character changes the digit', () => {
  expect(vinCheckDigit('1M8GDM9AXKP042789')).not.toBe('X');
});

test.each([
  '',
  '1M8GDM9AXKP04278',
  '1M8GDM9AXKP0427888',
  'IM8GDM9AXKP042788',
  '1M8GDM9AXKP04278O',
  '1m8gdm9axkp042788',
])('not a VIN: "%s"', (text) => {
  expect(() => vinCheckDigit(text)).toThrow(InvalidVin);
});

test('year codes run from 1980 on without I, O, Q, U, Z and 0, and begin again in 2010', () => {
  expect([1980, 1987, 1988, 1989, 1993, 1995, 2000, 2001, 2009, 2010, 2026].map(vinYearCode).join('')).toBe(
    'AHJKPSY19AT',
  );
  expect(() => vinYearCode(1979)).toThrow(RangeError);
});
