import { readVin, vinKey, vinTail } from './vin';

test.each([
  ['1m8gdm9axkp042788', '1M8GDM9AXKP042788'],
  [' 1M8 GDM9AX-KP042788 ', '1M8GDM9AXKP042788'],
  ['1M8GDM9AXKP\u2011042788', '1M8GDM9AXKP042788'],
  ['１Ｍ８GDM9AXKP042788', '1M8GDM9AXKP042788'],
  // ISO 3779 excludes I, O and Q.
  ['IM8GDM9AXKPO42788', '1M8GDM9AXKP042788'],
  ['1M8GDM9AXKPQ42788', '1M8GDM9AXKP042788'],
  // Older numbers keep their letters.
  ['io-q12', 'IOQ12'],
])('%j is the number %s', (text, vin) => {
  expect(readVin(text)).toBe(vin);
});

test.each([
  '',
  '1234',
  '1M8GDM9AXKP0427880',
  '1M8GDM9AXKP04278_',
  '1M8GDM9AXKP04278Й',
  'ßßßß1',
  `1M8GDM9AXKP042788${' '.repeat(64)}`,
])('%j is no number', (text) => {
  expect(readVin(text)).toBeUndefined();
});

test('the key folds what is confused, the tail is that of a complete number only', () => {
  expect(vinKey('IOQ12')).toBe('10012');
  expect(vinTail('1M8GDM9AXKP042788')).toBe('KP042788');
  expect(vinTail('KP042788')).toBeNull();
});
