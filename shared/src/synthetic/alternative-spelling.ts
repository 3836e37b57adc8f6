import type { Replacements } from './culture';
import type { Random } from './random';

/** Letters that Unicode does not decompose, as travel documents commonly replace them (ICAO 9303-3, section 6). */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'oe',
  Ø: 'Oe',
  æ: 'ae',
  Æ: 'Ae',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  þ: 'th',
  Þ: 'Th',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
};

/**
 * Another common spelling of a Latin-script name: one of the culture's rules that apply, or the name without
 * diacritics. Returns the name unchanged when neither alters it.
 */
export function alternativeSpelling(random: Random, rules: Replacements, name: string): string {
  const fitting = rules.filter(([from]) => name.includes(from));
  if (fitting.length > 0 && random.chance(0.75)) {
    const [from, to] = random.pick(fitting);
    return capitalised(name.replaceAll(from, to));
  }
  return withoutDiacritics(name);
}

function withoutDiacritics(name: string): string {
  // Most names are plain ASCII; normalising them would be the dearest step of a person.
  if (!/[^\x20-\x7e]/.test(name)) return name;
  return name
    .replace(/[ßøØæÆđĐðþÞłŁı]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC');
}

/** Keeps the case of particles: only a word whose neighbours are capitalised by rule is touched, at its first letter. */
function capitalised(name: string): string {
  return name.replace(/^\p{Ll}(?=\p{L}*$)/u, (letter) => letter.toUpperCase());
}
