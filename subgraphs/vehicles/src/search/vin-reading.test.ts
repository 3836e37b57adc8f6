import { vinReading } from './vin-reading';

const now = new Date('2026-06-01T00:00:00Z');

test('a number of North America: check digit X, maker, both rounds of the year code', () => {
  expect(vinReading('1M8GDM9AXKP042788', now)).toEqual({
    vin: '1M8GDM9AXKP042788',
    complete: true,
    checkDigit: { expected: 'X', found: 'X', valid: true, mandatory: true },
    worldManufacturer: '1M8',
    manufacturer: 'Motor Coach Industries',
    modelYears: [1989, 2019],
  });
});

test('a European number with the filler Z where others have a check digit', () => {
  // By hand (49 CFR 565.15(c)): 48+35+36+45+36+27+2+10+0+63+48+0+0+0+0+0+2 = 352 = 32 * 11.
  expect(vinReading('WVWZZZ1JZXW000001', now)).toMatchObject({
    checkDigit: { expected: '0', found: 'Z', valid: false, mandatory: false },
    manufacturer: 'Volkswagen',
    modelYears: [1999],
  });
});

test('all ones is the standard example of a valid number without a known maker', () => {
  expect(vinReading('11111111111111111', now)).toMatchObject({
    checkDigit: { expected: '1', found: '1', valid: true, mandatory: true },
    manufacturer: null,
    modelYears: [2001],
  });
});

test.each([
  ['next year', '1M8GDM9AXVP042788', [1997, 2027]],
  ['the year after is not sold yet', '1M8GDM9AXWP042788', [1998]],
  ['a code that no year has', '1M8GDM9AXUP042788', []],
])('model years: %s', (_case, vin, years) => {
  expect(vinReading(vin, now).modelYears).toEqual(years);
});

test('a number of an old vehicle says nothing of itself', () => {
  expect(vinReading('KP042788', now)).toEqual({
    vin: 'KP042788',
    complete: false,
    checkDigit: null,
    worldManufacturer: null,
    manufacturer: null,
    modelYears: [],
  });
});
