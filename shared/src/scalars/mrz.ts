import { InvalidValue } from './invalid-value';

/**
 * Longest text taken as a machine readable zone. The longest zone of ICAO Doc 9303 has 90 characters (TD1, 3 x 30); the
 * rest is room for line breaks, spaces and what scanners add.
 */
export const maximumMrzLength = 400;

/** What the text of a machine readable zone must look like, for error messages and descriptions. */
export const mrzFormat =
  `the lines of a machine readable zone, joined by newline or not, 1 to ${maximumMrzLength} characters, ` +
  'for example "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<" and its second line';

/**
 * The text, unchanged, if it has 1 to 400 characters. Only the size is checked here; reading the zone is the work of
 * the MRZ reader, which can tell what is wrong with it.
 * @throws InvalidValue otherwise
 */
export function parseMrz(text: string): string {
  if (text.length < 1 || text.length > maximumMrzLength) throw new InvalidValue(mrzFormat);
  return text;
}
