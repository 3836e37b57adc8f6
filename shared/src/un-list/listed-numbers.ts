import { documentNumber } from '../matching/document-number';

/** No travel document has a longer number; a longer text is prose with numbers in it. */
const LONGEST_NUMBER = 15;
/** What in prose is a document number: up to three letters, then at least five digits (four would be a year), then what runs on. */
const NUMBER_IN_PROSE = /\b[A-Z]{0,3}[ -]?\d{5,}[A-Z0-9]*/g;

/**
 * The document numbers in a number field of the list, as they are looked up: "A-333602" is one, and so is the one inside
 * "CAR diplomatic passport no. D00000898". Empty when the text holds none.
 */
export function listedNumbers(text: string): string[] {
  const whole = documentNumber(text);
  if (whole.length <= LONGEST_NUMBER) return /\d/.test(whole) ? [whole] : [];
  const found = text.toUpperCase().match(NUMBER_IN_PROSE) ?? [];
  return [...new Set(found.map(documentNumber))].filter((number) => number.length <= LONGEST_NUMBER);
}
