import { foldConfused } from './fold-confused';

/** The longest plate, in letters and digits. */
export const MAX_PLATE = 16;

/** What a registration plate must look like, for error messages. */
export const plateFormat = `1 to ${MAX_PLATE} letters and digits of any script; what stands between them does not count`;

/** No text that can be one is longer than this, separators included. */
const MAX_TEXT = 64;

/**
 * Cyrillic and Greek capitals that look like Latin ones. Russia and Greece allow only such letters on plates (GOST R 50577,
 * Vienna Convention on Road Traffic, annex 2), so that a plate can be typed in either script.
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  ...pairs('АВЕКМНОРСТУХІЈЅ', 'ABEKMHOPCTYXIJS'),
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'),
};

/** Where the digits 0 to 9 of other scripts begin: Arabic, Persian, Devanagari, Bengali. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6];

/**
 * A plate as it is kept and shown: capital letters and digits in the script of the report.
 *
 * @returns undefined when the text is not one, see `plateFormat`
 */
export function readPlate(text: string): string | undefined {
  if (text.length > MAX_TEXT) return undefined;
  const plate = text
    .normalize('NFKC')
    .toUpperCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  return /[\p{L}\p{N}]/u.test(plate) && plate.length <= MAX_PLATE ? plate : undefined;
}

/** The plate as it looks: letters and digits of other scripts by their Latin look-alikes. Same form, same plate. */
export function plateForm(plate: string): string {
  return [...plate].map((character) => LOOK_ALIKES[character] ?? latinDigit(character)).join('');
}

/** The plate by which vehicles are looked up: two that are easily confused (O and 0, I and 1, Ä and A) have the same key. */
export function plateKey(plate: string): string {
  const bare = plate.normalize('NFD').replace(/\p{M}/gu, '');
  // Composed again: taking Korean syllables apart makes a plate longer than its column.
  return foldConfused(plateForm(bare.normalize('NFC')));
}

function latinDigit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const zero = ZEROS.find((start) => code >= start && code <= start + 9);
  return zero === undefined ? character : String(code - zero);
}

function pairs(from: string, to: string): Record<string, string> {
  return Object.fromEntries([...from].map((character, index) => [character, to.charAt(index)]));
}
