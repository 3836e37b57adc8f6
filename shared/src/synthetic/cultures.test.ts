import { COUNTRIES, CULTURES } from './cultures';
import type { Script } from './culture';
import { parseCulture } from './culture';

/** Unicode scripts that belong to an ISO 15924 code of the pools. */
const LETTERS: Readonly<Record<Script, RegExp>> = {
  Latn: /^[\p{Script=Latin}\p{Mn}' .-]+$/u,
  Cyrl: /^[\p{Script=Cyrillic} -]+$/u,
  Arab: /^[\p{Script=Arabic}\p{Mn} ]+$/u,
  Hebr: /^[\p{Script=Hebrew} ]+$/u,
  Grek: /^[\p{Script=Greek} ]+$/u,
  Hans: /^\p{Script=Han}+$/u,
  Jpan: /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+$/u,
  Kore: /^\p{Script=Hangul}+$/u,
  Deva: /^[\p{Script=Devanagari} ]+$/u,
  Beng: /^[\p{Script=Bengali} ]+$/u,
  Thai: /^[\p{Script=Thai} ]+$/u,
  Geor: /^\p{Script=Georgian}+$/u,
  Armn: /^\p{Script=Armenian}+$/u,
  Ethi: /^\p{Script=Ethiopic}+$/u,
};

test.each(CULTURES.map((culture) => [culture.source.name, culture] as const))(
  '%s: pools are full and well written',
  (_, culture) => {
    for (const pool of [culture.family, culture.familyFeminine, culture.given.M, culture.given.F]) {
      expect(pool.length).toBeGreaterThanOrEqual(25);
      expect(new Set(pool.map((part) => part.latin)).size).toBe(pool.length);
      for (const part of pool) {
        expect(part.latin).toMatch(LETTERS.Latn);
        expect(part.original).toMatch(LETTERS[culture.script]);
      }
    }
    for (const nickname of culture.nicknames.keys()) {
      const given = [...culture.given.M, ...culture.given.F].map((part) => part.latin);
      expect([nickname, given.includes(nickname)]).toEqual([nickname, true]);
    }
  },
);

test('feminine forms follow the grammar of their language', () => {
  const feminineOf = (culture: string, latin: string) => {
    const found = CULTURES.find((item) => item.source.name === culture);
    const at = found?.family.findIndex((part) => part.latin === latin) ?? -1;
    const { latin: name, original } = found?.familyFeminine[at] ?? { latin: '', original: '' };
    return `${name} ${original}`;
  };
  expect(feminineOf('east-slavic', 'Ivanov')).toBe('Ivanova Иванова');
  expect(feminineOf('east-slavic', 'Romanovskiy')).toBe('Romanovskaya Романовская');
  expect(feminineOf('east-slavic', 'Solovyov')).toBe('Solovyova Соловьёва');
  expect(feminineOf('east-slavic', 'Kovalenko')).toBe('Kovalenko Коваленко');
  expect(feminineOf('greek', 'Papadopoulos')).toBe('Papadopoulou Παπαδοπούλου');
  expect(feminineOf('greek', 'Vlachos')).toBe('Vlachou Βλάχου');
  expect(feminineOf('czech', 'Novák')).toBe('Nováková Nováková');
  expect(feminineOf('czech', 'Svoboda')).toBe('Svobodová Svobodová');
  expect(feminineOf('czech', 'Dvořák')).toBe('Dvořáková Dvořáková');
  expect(feminineOf('czech', 'Sedláček')).toBe('Sedláčková Sedláčková');
  expect(feminineOf('polish', 'Kowalski')).toBe('Kowalska Kowalska');
  expect(feminineOf('icelandic', 'Jónsson')).toBe('Jónsdóttir Jónsdóttir');
});

test('countries are alpha-3, have languages of three letters and cities', () => {
  expect(COUNTRIES.length).toBeGreaterThan(100);
  for (const country of COUNTRIES) {
    expect(country.code).toMatch(/^[A-Z]{3}$/);
    expect(country.places.length).toBeGreaterThan(0);
    for (const language of country.languages) expect(language).toMatch(/^[A-Z]{3}$/);
  }
});

test('a pool that lacks the original script is refused', () => {
  const source = CULTURES.find((culture) => culture.source.name === 'georgian')?.source;
  expect(() => parseCulture({ ...source!, family: 'Beridze' })).toThrow('expected Latin=Original');
});
