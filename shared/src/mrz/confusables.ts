/** Letters that stand for a digit where only a digit can be. */
const DIGIT_FOR: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
};

/** Digits that stand for a letter where only a letter can be. */
const LETTER_FOR: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', '2': 'Z', '5': 'S', '6': 'G', '8': 'B' };

/** Letters which readers give for the filler '<'. */
const FILLER_LOOKALIKES = 'KCEL';
/** The letter most often given for a filler, and one that seldom stands three times in a row in a name. */
const USUAL_LOOKALIKE = 'K';

/** Letters replaced by the digits they are confused with; what is confused with none stays. */
export function asDigits(text: string): string {
  return Array.from(text, (char) => DIGIT_FOR[char] ?? char).join('');
}

/** Digits replaced by the letters they are confused with; what is confused with none stays. */
export function asLetters(text: string): string {
  return Array.from(text, (char) => LETTER_FOR[char] ?? char).join('');
}

/** The other member of a pair that is confused in both directions (O/0, I/1, Z/2, S/5, G/6, B/8), or null. */
export function confusedWith(char: string): string | null {
  const letter = LETTER_FOR[char];
  if (letter !== undefined) return letter;
  const digit = DIGIT_FOR[char];
  return digit !== undefined && LETTER_FOR[digit] === char ? digit : null;
}

/** Whether every character is a filler or a letter that readers give for one. */
export function looksLikeFillers(text: string): boolean {
  return Array.from(text).every((char) => char === '<' || FILLER_LOOKALIKES.includes(char));
}

/**
 * The position from which the rest of a field is certainly fillers read as letters: all of the rest are look-alikes, and it
 * begins with a run of one look-alike that no name or number has: four times, or three times 'K'. -1 if there is none.
 */
export function startOfFillerRun(text: string): number {
  let start = text.length;
  while (start > 0 && looksLikeFillers(text.charAt(start - 1))) start -= 1;
  for (let index = start; index < text.length; index += 1) {
    const char = text.charAt(index);
    const run = char === '<' ? 0 : char === USUAL_LOOKALIKE ? 3 : 4;
    if (run > 0 && text.startsWith(char.repeat(run), index)) return index;
  }
  return -1;
}
