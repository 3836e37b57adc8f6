import { isCalendarDate } from './calendar';
import { InvalidValue } from './invalid-value';

/** What a partial date must look like, for error messages and descriptions. */
export const partialDateFormat =
  'a calendar date as far as it is known, as YYYY, YYYY-MM or YYYY-MM-DD, for example "1974-08"';

/** A birth date that is said to be approximate may be wrong by so many years (usual with "circa"). */
export const APPROXIMATE_YEARS = 5;

/** How two partial dates stand to each other; see `comparePartialDates`. */
export type PartialDateComparison = 'SAME' | 'COMPATIBLE' | 'DIFFERENT';

/**
 * The partial date, unchanged, if it is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (the reduced precision of ISO 8601-1), exists
 * in the calendar and lies in the years 1000 to 2999.
 * @throws InvalidValue otherwise
 */
export function parsePartialDate(text: string): string {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (match === null || !isCalendarDate(Number(match[1]), optionalNumber(match[2]), optionalNumber(match[3]))) {
    throw new InvalidValue(partialDateFormat);
  }
  return text;
}

/**
 * Compares two partial dates, both as `parsePartialDate` gives them.
 * SAME: equal and equally precise. COMPATIBLE: one says less, and all that it says agrees ("1974" and "1974-08-12").
 * DIFFERENT: they contradict each other.
 */
export function comparePartialDates(a: string, b: string): PartialDateComparison {
  if (a === b) return 'SAME';
  // Year, month and day have fixed widths, so "says less and agrees" is "is a prefix".
  return a.startsWith(b) || b.startsWith(a) ? 'COMPATIBLE' : 'DIFFERENT';
}

function optionalNumber(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}
