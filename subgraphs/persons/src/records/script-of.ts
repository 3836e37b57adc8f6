/** Scripts of Unicode by the code of ISO 15924 that names written in them are kept with. */
const SCRIPTS: readonly (readonly [code: string, letter: RegExp])[] = [
  ['Latn', /\p{Script=Latin}/u],
  ['Arab', /\p{Script=Arabic}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  // Kana before Han: Japanese names mix the two.
  ['Jpan', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Kore', /\p{Script=Hangul}/u],
  ['Hani', /\p{Script=Han}/u],
  ['Grek', /\p{Script=Greek}/u],
  ['Hebr', /\p{Script=Hebrew}/u],
  ['Armn', /\p{Script=Armenian}/u],
  ['Geor', /\p{Script=Georgian}/u],
  ['Ethi', /\p{Script=Ethiopic}/u],
  ['Deva', /\p{Script=Devanagari}/u],
  ['Beng', /\p{Script=Bengali}/u],
  ['Taml', /\p{Script=Tamil}/u],
  ['Mymr', /\p{Script=Myanmar}/u],
  ['Thai', /\p{Script=Thai}/u],
];

/** The script of a text as a code of ISO 15924, where it is mixed one that it has letters of; `Zyyy` when it has none. */
export function scriptOf(text: string): string {
  return SCRIPTS.find(([, letter]) => letter.test(text))?.[0] ?? 'Zyyy';
}
