import { engineKey, readEngineNumber } from './engine-number';

test.each([
  ['*bbz 123.456*', 'BBZ123456'],
  ['K24-A4/1001', 'K24A41001'],
])('%j is the number %s', (text, number) => {
  expect(readEngineNumber(text)).toBe(number);
});

test.each(['', '12', 'ABC#1', 'A'.repeat(33)])('%j is no engine number', (text) => {
  expect(readEngineNumber(text)).toBeUndefined();
});

test('numbers that are easily confused have one key', () => {
  expect(engineKey('QI0O')).toBe('0100');
});
