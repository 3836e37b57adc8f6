import { isCalendarDate } from './calendar';
import { InvalidValue } from './invalid-value';

/** What a date must look like, for error messages and descriptions. */
export const dateFormat = 'a calendar date as YYYY-MM-DD, for example "2031-04-15"';

/**
 * The date, unchanged, if it is `YYYY-MM-DD` (RFC 3339 full-date), exists in the calendar and lies in the years 1000 to
 * 2999.
 * @throws InvalidValue otherwise
 */
export function parseDate(text: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null || !isCalendarDate(Number(match[1]), Number(match[2]), Number(match[3]))) {
    throw new InvalidValue(dateFormat);
  }
  return text;
}
