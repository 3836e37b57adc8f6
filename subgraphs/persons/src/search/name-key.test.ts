import { mrzKey, nameKey } from './name-key';

test.each([
  ['case and order', 'ERIKSSON, Anna Maria', 'maria anna eriksson'],
  ['accents', 'José Núñez', 'Jose Nunez'],
  ['letters with strokes', 'Søren Łukasz Đorđe', 'soren lukasz dorde'],
  ['hyphens', 'Jean-Pierre', 'Jean Pierre'],
  ['apostrophes', 'O’Brien', "O'Brien"],
  ['sharp s', 'Groß', 'GROSS'],
  ['dotted and dotless i', 'İbrahim Yıldız', 'ibrahim yildiz'],
  ['full width', 'ＡＮＮＡ', 'anna'],
  ['Arabic vowel signs and stretch', 'مُحَمَّد', 'محـمد'],
])('%s do not count', (_what, one, other) => {
  expect(nameKey(one)).toBe(nameKey(other));
});

test.each([
  ['letters of other scripts', 'Иван', 'Петр'],
  ['the vowels of Devanagari', 'राम', 'रम'],
  ['the voicing of kana', 'が', 'か'],
  ['a part more', 'Anna Eriksson', 'Anna Maria Eriksson'],
])('%s count', (_what, one, other) => {
  expect(nameKey(one)).not.toBe(nameKey(other));
});

test('the key of a name is its parts in order', () => {
  expect(nameKey('Eriksson, Anna  Maria')).toBe('anna eriksson maria');
  expect(nameKey(' -- ')).toBe('');
});

test('a zone writes the letters of ICAO Doc 9303 part 3, section 6', () => {
  expect(mrzKey('Jürgen Müller')).toBe('JUERGEN MUELLER');
  expect(mrzKey('MUELLER JUERGEN')).toBe('JUERGEN MUELLER');
  expect(mrzKey('محمد')).toBeNull();
});

test('keys fit their column', () => {
  expect(nameKey('x'.repeat(400))).toHaveLength(255);
  expect(mrzKey('ü'.repeat(250))).toHaveLength(255);
});
