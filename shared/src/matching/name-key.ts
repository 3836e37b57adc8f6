import { transliterate } from '../mrz/transliterate';

/** Keys are cut here, on both sides of a comparison, so that they fit an index of either engine. */
export const MAX_NAME_KEY = 191;

/**
 * The key under which a name is looked up: compatibility forms, diacritics, case, apostrophes and the order of the parts do
 * not count ("O'Brien, Zoë" and "zoe obrien" have one key). Letters and digits of any script; parts sorted by code point,
 * joined by one space; at most 191 characters; '' when the name has no letter or digit.
 */
export function nameKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(DIACRITICS, '')
    .replace(APOSTROPHES, '')
    .toUpperCase()
    .toLowerCase()
    .split(NO_LETTER)
    .filter((part) => part !== '')
    .sort()
    .join(' ')
    .slice(0, MAX_NAME_KEY);
}

/**
 * The key of a name as a machine readable zone writes it (ICAO Doc 9303 part 3, section 6): "Müller" has the key of
 * "MUELLER", Cyrillic and Greek names those of their transliteration. '' for a script that the standard has no table for.
 */
export function mrzNameKey(family: string, given: string): string {
  return nameKey(`${transliterate(family)} ${transliterate(given)}`);
}

/** Marks that a script adds to its letters: those common to all scripts, and the Hebrew points; not the vowels of Indic scripts. */
const DIACRITICS = /\p{Script=Inherited}|[\u0591-\u05c7]/gu;
/** ICAO Doc 9303 part 3, section 4.6: apostrophes are left out, and the parts around them are one. */
const APOSTROPHES = /['\u2018\u2019\u02bc\u02bb`\u00b4]/g;
const NO_LETTER = /[^\p{L}\p{M}\p{N}]+/u;
