/** Weights repeated over the characters from left to right (ICAO Doc 9303 part 3, section 4.9). */
const WEIGHTS = [7, 3, 1] as const;

/**
 * The check digit of a machine readable zone field: weights 7, 3, 1; '0'-'9' count as themselves, 'A'-'Z' as 10-35,
 * the filler '<' (and anything that is not in the alphabet) as 0; the sum modulo 10.
 * Source: ICAO Doc 9303 part 3, section 4.9.
 */
export function checkDigit(text: string): string {
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) {
    sum += characterValue(text.charCodeAt(index)) * (WEIGHTS[index % WEIGHTS.length] ?? 0);
  }
  return String(sum % 10);
}

function characterValue(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 65 && code <= 90) return code - 55;
  return 0;
}
