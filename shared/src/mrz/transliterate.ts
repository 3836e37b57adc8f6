import { CYRILLIC, GREEK, LATIN } from './transliteration-data';

/** Written between parts of a name; hyphens count as such (ICAO Doc 9303 part 3, section 4.6). */
const SEPARATORS = /[\s,\-\u2010-\u2015<]+/;

/**
 * A name as it is written in the machine readable zone: A-Z, one filler '<' between parts, none at the ends. Letters with
 * diacritics and Cyrillic follow ICAO Doc 9303 part 3, section 6; Greek follows ELOT 743. Apostrophes and all other signs,
 * digits, and letters of other scripts are left out; '' if nothing remains.
 */
export function transliterate(name: string): string {
  return name
    .normalize('NFC')
    .toUpperCase()
    .split(SEPARATORS)
    .map((part) => Array.from(greekDigraphs(part), letter).join(''))
    .filter((part) => part !== '')
    .join('<');
}

function letter(char: string): string {
  const whole = inTables(char);
  if (whole !== undefined) return whole;
  return Array.from(char.normalize('NFKD'), (part) => inTables(part) ?? '').join('');
}

function inTables(char: string): string | undefined {
  if (/^[A-Z]$/.test(char)) return char;
  return LATIN.get(char) ?? CYRILLIC.get(char) ?? GREEK.get(char);
}

/** ELOT 743: two letters read as one sound. A dialytika on the second, or an accent on the first, keeps them apart. */
function greekDigraphs(part: string): string {
  if (!/\p{Script=Greek}/u.test(part)) return part;
  return part
    .replace(/^ΜΠ|ΜΠ$/g, 'B')
    .replace(/Ο[ΥΎ]/g, 'OU')
    .replace(/([ΑΕΗ])[ΥΎ](?=[ΑΕΗΙΟΥΩΆΈΉΊΌΎΏΒΓΔΖΛΜΝΡ])/g, '$1V')
    .replace(/([ΑΕΗ])[ΥΎ]/g, '$1F')
    .replace(/Γ(?=[ΓΞΧ])/g, 'N');
}
