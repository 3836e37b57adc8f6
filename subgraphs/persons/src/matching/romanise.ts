import anyAscii from 'any-ascii';
import { type HanReading, readHan } from './han-readings';

const ABJAD = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}]/u;
/** Whether a text has Han characters, which are read in several ways. */
export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
/** Scripts whose vowels are largely unwritten (of India, Thailand, Cambodia, Laos, Burma, Sri Lanka), or are added (katakana). */
const UNVOWELLED =
  /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Katakana}]/u;
const HAN = /^\p{Script=Han}+$/u;
const HANGUL = /^\p{Script=Hangul}+$/u;
const KANA_LENGTH = /ー/g;
/** How Russian writes the English w. */
const CYRILLIC_W = /^у(?=[аоиэе])/iu;

/** One word of a name in Latin small letters. */
export interface RomanWord {
  text: string;
  /** Whether its vowels are largely unwritten, or others than romanisations of its names have. */
  unvowelled: boolean;
}

/** Family names of two characters: else the first character alone is the family name. */
const COMPOUND = new Set([
  '欧阳',
  '歐陽',
  '司马',
  '司馬',
  '诸葛',
  '諸葛',
  '上官',
  '夏侯',
  '尉迟',
  '皇甫',
  '남궁',
  '황보',
  '선우',
]);

/** Korean family names whose usual Latin forms leave the rules of romanisation. */
const KOREAN: Readonly<Record<string, string>> = {
  이: 'lee',
  박: 'park',
  임: 'lim',
  유: 'yoo',
  노: 'roh',
  최: 'choi',
  우: 'woo',
};

/** Letters that the general transliteration drops or gives by shape rather than by how names with them are romanised. */
const OWN: Readonly<Record<string, string>> = {
  ة: 'a',
  ى: 'a',
  ע: 'a',
  א: 'a',
  ع: 'a',
  ء: '',
  أ: 'a',
  إ: 'i',
  آ: 'a',
  ؤ: 'u',
  ئ: 'y',
  ı: 'i',
  ə: 'e',
};

/**
 * A word, without blanks, in Latin letters; several when the script does not part family and given name. `alone`: it is the whole
 * name; `reading`: of Han characters.
 */
export function romanise(word: string, alone: boolean, reading: HanReading): RomanWord[] {
  if (HAN.test(word)) return eastern(word, alone, (part, family) => hangul(readHan(part, reading, family)));
  if (HANGUL.test(word)) return eastern(word, alone, hangul);
  if (ABJAD.test(word)) return semitic(word);
  const written = withInherentVowels(word.replace(KANA_LENGTH, '').replace(CYRILLIC_W, 'w'));
  const text = plain(anyAscii(lettersOf(written)));
  return text === '' ? [] : [{ text, unvowelled: UNVOWELLED.test(word) }];
}

/** The scripts of India that Unicode lays out alike, and Sinhala. */
const INDIC = /[\u0900-\u0dff]/u;

/** Writes the vowel that a consonant of these scripts has unless a sign says otherwise; silent at the end of a word. */
function withInherentVowels(word: string): string {
  if (!INDIC.test(word)) return word;
  const letters = [...word];
  return letters
    .map((letter, at) => (isIndicConsonant(letter) && sounds(letters[at + 1] ?? '') ? `${letter}a` : letter))
    .join('');
}

function isIndicConsonant(letter: string): boolean {
  return INDIC.test(letter) && /\p{Lo}/u.test(letter) && placeOf(letter) > 0x14;
}

/** A letter, or a sign of nasality or breath, so that the consonant before it is sounded. */
function sounds(letter: string): boolean {
  return /\p{Lo}/u.test(letter) || (INDIC.test(letter) && placeOf(letter) >= 1 && placeOf(letter) <= 3);
}

/** The place within the block of a script: vowels from 5 to 20, then consonants. */
function placeOf(letter: string): number {
  return (letter.codePointAt(0) ?? 0) & 0x7f;
}

function hangul(part: string): string {
  return KOREAN[part] ?? anyAscii(part);
}

function lettersOf(word: string): string {
  return [...word].map((letter) => OWN[letter] ?? letter).join('');
}

/** The article is a part of its own, as romanisations write it; w within a word may be one of v, o and u, y is mostly i. */
function semitic(word: string): RomanWord[] {
  const article = /^[اٱ]ل(?=...)/.test(word);
  const text = plain(anyAscii(lettersOf(article ? word.slice(2) : word)));
  const vowels = text.slice(0, 1) + text.slice(1).replaceAll('v', 'w').replaceAll('y', 'i');
  return [
    ...(article ? [{ text: 'al', unvowelled: false }] : []),
    ...(text === '' ? [] : [{ text: vowels, unvowelled: true }]),
  ];
}

function eastern(word: string, alone: boolean, read: (part: string, family: boolean) => string): RomanWord[] {
  const letters = [...word];
  const family = COMPOUND.has(letters.slice(0, 2).join('')) ? 2 : 1;
  const divided = alone && letters.length > family && letters.length <= family + 2;
  const parts = divided ? [letters.slice(0, family), letters.slice(family)] : [letters];
  return parts
    .map((part, at) => ({ text: plain(read(part.join(''), divided && at === 0)), unvowelled: false }))
    .filter(({ text }) => text !== '');
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
