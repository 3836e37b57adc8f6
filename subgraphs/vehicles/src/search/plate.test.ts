import { plateForm, plateKey, readPlate } from './plate';

test.each([
  ['uto-123', 'UTO123'],
  [' AB · 12.34 ', 'AB1234'],
  ['а123вс 77', 'А123ВС77'],
  ['品川 300 さ 12-34', '品川300さ1234'],
  ['tü-ab 12', 'TÜAB12'],
  ['12가 3456', '12가3456'],
])('%j is the plate %s', (text, plate) => {
  expect(readPlate(text)).toBe(plate);
});

test.each(['', ' - ', '\u0301', '12345678901234567', `A1${' '.repeat(63)}`])('%j is no plate', (text) => {
  expect(readPlate(text)).toBeUndefined();
});

test.each([
  ['Cyrillic', 'А123ВС77', 'A123BC77'],
  ['all twelve letters of Russian plates', 'АВЕКМНОРСТУХ', 'ABEKMHOPCTYX'],
  ['all fourteen letters of Greek plates', 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  ['Arabic digits', 'ق١٢٣٤', 'ق1234'],
  ['letters without a look-alike', 'ЖЩ12', 'ЖЩ12'],
])('a plate in %s has the form that it looks like', (_case, plate, form) => {
  expect(plateForm(plate)).toBe(form);
});

test.each([
  ['O and 0, I and 1', 'IO10', '1010'],
  ['Cyrillic О and 0', 'О1', '01'],
  ['letters with and without marks', 'TÜAB12', 'TUAB12'],
])('plates that are confused have one key: %s', (_case, a, b) => {
  expect(plateKey(a)).toBe(plateKey(b));
});

test('the key is no longer than the plate, and other letters stay apart', () => {
  expect(plateKey('12가3456')).toBe('12가3456');
  expect(plateKey('ABC123')).not.toBe(plateKey('ABD123'));
});
