import { documentNumber, documentNumberKey } from './document-number';

test('blanks, hyphens and case do not count', () => {
  expect(documentNumber(' l8989 02-c3 ')).toBe('L898902C3');
});

test('numbers that are easily confused have one key', () => {
  expect(documentNumberKey('L8989O2C3')).toBe(documentNumberKey('I898902C3'));
  expect(documentNumberKey('L898902C3')).not.toBe(documentNumberKey('L898903C3'));
});
