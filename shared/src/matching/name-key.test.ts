import { MAX_NAME_KEY, mrzNameKey, nameKey } from './name-key';

test.each([
  ['order and commas', 'ERIKSSON, Anna Maria', 'anna eriksson maria'],
  ['diacritics', 'Zoë Núñez', 'nunez zoe'],
  ['apostrophes join', "Seán O'Brien", 'obrien sean'],
  ['a typographic apostrophe', 'Seán O’Brien', 'obrien sean'],
  ['hyphens part', 'Jean-Luc', 'jean luc'],
  ['sharp s is folded', 'Groß', 'gross'],
  ['full width letters', 'ＡＮＮＡ', 'anna'],
  ['case of Cyrillic', 'ИВАНОВ Пётр', 'иванов петр'],
  ['Arabic vowel marks', 'مُحَمَّد', 'محمد'],
  ['nothing', ' -- ', ''],
])('a name key does not depend on %s', (_case, name, key) => {
  expect(nameKey(name)).toBe(key);
});

test('vowel signs of Indic scripts are letters of the name', () => {
  expect(nameKey('कि')).not.toBe(nameKey('क'));
});

test('a key fits an index', () => {
  expect(nameKey('x'.repeat(400))).toHaveLength(MAX_NAME_KEY);
});

test.each([
  ['Müller', 'Jörg', 'joerg mueller'],
  ['Иванов', 'Юрий', 'iurii ivanov'],
  ['ERIKSSON', 'ANNA MARIA', 'anna eriksson maria'],
  ['李', '明', ''],
])('the key of %s %s is that of its zone', (family, given, key) => {
  expect(mrzNameKey(family, given)).toBe(key);
});
