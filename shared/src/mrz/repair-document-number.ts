import { checkDigit } from './check-digit';
import { confusedWith } from './confusables';

/** How many equal characters may be taken to be misread in the same way. */
const MOST_REPEATED = 3;

/**
 * A document number whose check digit does not hold, repaired, if exactly one repair makes it hold; null otherwise.
 * Considered are: one character exchanged for the one it is confused with (O/0, I/1, Z/2, S/5, B/8), or all occurrences of
 * one character, up to three.
 *
 * Any candidate satisfies the check digit by chance one time in ten, so that each one that need not be considered makes a
 * wrong number less likely to be passed off as a misread one. A letter is a candidate beside a digit (in the first place,
 * where series letters stand, only O and I, which issuers avoid), a digit only between letters.
 *
 * G/6 is never exchanged: G counts 16, so that the check digit (modulo 10) cannot tell the two apart.
 */
export function repairDocumentNumber(number: string, check: string): string | null {
  if (!/^\d$/.test(check)) return null;
  const candidates = new Set<string>();
  for (let index = 0; index < number.length; index += 1) {
    const exchanged = exchangeAt(number, [index]);
    if (exchanged === null) continue;
    candidates.add(exchanged);
    const same = positionsOf(number, number.charAt(index));
    const all = same.length > 1 && same.length <= MOST_REPEATED ? exchangeAt(number, same) : null;
    if (all !== null) candidates.add(all);
  }
  const proven = [...candidates].filter((candidate) => checkDigit(candidate) === check);
  return proven.length === 1 ? (proven[0] ?? null) : null;
}

function exchangeAt(number: string, positions: readonly number[]): string | null {
  const characters = Array.from(number);
  for (const position of positions) {
    const char = number.charAt(position);
    const other = confusedWith(char);
    if (other === null || checkDigit(other) === checkDigit(char) || !isPlausible(number, position)) return null;
    characters[position] = other;
  }
  return characters.join('');
}

function isPlausible(number: string, position: number): boolean {
  const char = number.charAt(position);
  const beside = neighbours(number, position);
  if (isDigit(char)) return beside.length > 0 && beside.every(isLetter);
  return beside.some(isDigit) && (position > 0 || char === 'O' || char === 'I');
}

/** The nearest characters on either side that differ: in a run of equal ones each is as doubtful as the next. */
function neighbours(number: string, position: number): string[] {
  const char = number.charAt(position);
  let left = position - 1;
  let right = position + 1;
  while (left >= 0 && number.charAt(left) === char) left -= 1;
  while (right < number.length && number.charAt(right) === char) right += 1;
  return [number.charAt(left), number.charAt(right)].filter((it) => it !== '' && it !== '<');
}

function positionsOf(number: string, char: string): number[] {
  return Array.from(number).flatMap((it, index) => (it === char ? [index] : []));
}

const isDigit = (char: string): boolean => char >= '0' && char <= '9';
const isLetter = (char: string): boolean => char >= 'A' && char <= 'Z';
