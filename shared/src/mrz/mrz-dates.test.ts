import { birthDateOf, expiryDateOf, hasDateShape } from './mrz-dates';

const TODAY = new Date('2026-11-24T12:00:00Z');

describe('birthDateOf', () => {
  it.each([
    ['740812', '1974-08-12'],
    ['261124', '2026-11-24'],
    ['261125', '1926-11-25'],
    ['27<<<<', '1927'],
    ['26<<<<', '2026'],
    ['2612<<', '1926-12'],
    ['2611<<', '2026-11'],
    ['740000', '1974'],
    ['7408<<', '1974-08'],
    ['000229', '2000-02-29'],
    ['010229', null],
    ['741301', null],
    ['<<<<<<', null],
    ['7A0812', null],
  ])('reads %s as %s', (text, date) => {
    expect(birthDateOf(text, TODAY)).toBe(date);
  });
});

describe('expiryDateOf', () => {
  it.each([
    ['120415', '1974-08-12', '2012-04-15'],
    ['940623', '1969-08-06', '1994-06-23'],
    ['361231', '1990-01-01', '2036-12-31'],
    ['561124', '1950', '2056-11-24'],
    ['561125', '1950', '1956-11-25'],
    ['601231', '2020-05-05', '2060-12-31'],
    ['310415', null, '2031-04-15'],
    ['230230', '1974-08-12', null],
    ['<<<<<<', '1974-08-12', null],
    ['2304<<', '1974-08-12', null],
  ])('reads %s of a holder born %s as %s', (text, birth, date) => {
    expect(expiryDateOf(text, birth, TODAY)).toBe(date);
  });
});

it('hasDateShape wants pairs of digits or of fillers', () => {
  expect(['740812', '7408<<', '74<<<<', '<<<<<<'].every(hasDateShape)).toBe(true);
  expect(['74<812', '7408W2', '74081'].some(hasDateShape)).toBe(false);
});
