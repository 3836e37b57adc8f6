import { checkDigit } from './check-digit';
import { repairDocumentNumber } from './repair-document-number';

describe('repairDocumentNumber', () => {
  it.each([
    ['L8989O2C3', 'L898902C3', 'O among digits'],
    ['L89890ZC3', 'L898902C3', 'Z beside a digit'],
    ['O12345678', '012345678', 'O in the first place'],
    ['LO98OO2C3', 'L098002C3', 'every O'],
    ['AB1234S67', 'AB1234567', 'S among digits'],
    ['A8C123467', 'ABC123467', '8 between letters'],
    ['D23I458907', 'D231458907', 'I among digits'],
  ])('%s becomes %s: %s', (misread, number) => {
    expect(repairDocumentNumber(misread, checkDigit(number))).toBe(number);
  });

  it.each([
    ['L898902C4', '6', 'no character that is confused'],
    ['B12345678', checkDigit('812345678'), 'a series letter'],
    ['81234567', checkDigit('B1234567'), 'a digit before digits'],
    ['LG98902C3', checkDigit('L698902C4'), 'G and 6 count the same'],
    // Value differences: O to 0 is -24 and -24 at weights 7 and 7, the same change of the sum, so that either will do.
    ['1O21O2111', checkDigit('1021O2111'), 'two repairs agree with the check digit'],
    ['L8989O2C3', 'K', 'no check digit to prove anything'],
  ])('%s with check digit %s stays: %s', (number, check) => {
    expect(repairDocumentNumber(number, check)).toBeNull();
  });
});
