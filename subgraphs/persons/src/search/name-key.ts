import { transliterate } from '@crimegraph/shared/mrz/transliterate';

/** Keys are cut at this: the index holds no more, and both sides of a comparison are cut alike. */
const MAX_KEY = 255;

/** Latin letters that Unicode does not take apart into a letter and a mark, as people write them without. */
const PLAIN: Readonly<Record<string, string>> = {
  æ: 'ae',
  ð: 'd',
  đ: 'd',
  ħ: 'h',
  ł: 'l',
  ŋ: 'n',
  ø: 'o',
  œ: 'oe',
  þ: 'th',
  ŧ: 't',
};

/** Marks that names are written with or without: accents, and the vowel signs of Arabic and Hebrew. Those of Indic scripts and the voicing of kana are letters of their own. */
const OPTIONAL_MARKS = /(?![\u3099\u309a])(?=\p{M})[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}]/gu;
/** Apostrophes of all kinds, invisible characters, and the Arabic stretch: inside a word they part nothing. */
const SILENT = /['’‘`´ʼʻʹʿʾ\u0640\p{Cf}]/gu;
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/u;

/**
 * What a name is looked up by, however it is written: compatibility forms, case, accents, punctuation and the order of the
 * parts do not count; letters of all scripts do. '' when the name has neither letter nor digit.
 */
export function nameKey(name: string): string {
  const folded = name
    .replace(SILENT, '')
    .normalize('NFKD')
    .replace(OPTIONAL_MARKS, '')
    .toUpperCase()
    .toLowerCase()
    .replace(/[æðđħłŋøœþŧ]/g, (letter) => PLAIN[letter] ?? letter);
  return sorted(folded.split(BETWEEN_WORDS));
}

/**
 * The same for a name as a machine readable zone writes it (ICAO Doc 9303 part 3, section 6): "Müller" and "MUELLER" have
 * one key. Null when no letter of the name can stand in a zone.
 */
export function mrzKey(name: string): string | null {
  const key = sorted(transliterate(name).split('<'));
  return key === '' ? null : key;
}

function sorted(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .sort()
    .join(' ')
    .slice(0, MAX_KEY);
}
