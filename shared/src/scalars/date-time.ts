import { isCalendarDate } from './calendar';
import { InvalidValue } from './invalid-value';

/** What a date and time must look like, for error messages and descriptions. */
export const dateTimeFormat =
  'a date and time of RFC 3339 with its offset from UTC, for example "2031-04-15T09:30:00Z" or "2031-04-15T11:30:00+02:00"';

/**
 * The instant that an RFC 3339 date-time (section 5.6) names. The offset (or `Z`) is required: a time without one names
 * no instant. Digits beyond the millisecond are cut off. Years 1000 to 2999, also in UTC; leap seconds (`:60`) are not
 * accepted, as a Date cannot hold them.
 * @throws InvalidValue otherwise
 */
export function parseDateTime(text: string): Date {
  const match = rfc3339.exec(text);
  if (match === null || !isCalendarDate(Number(match[1]), Number(match[2]), Number(match[3]))) {
    throw new InvalidValue(dateTimeFormat);
  }
  const instant = new Date(text.toUpperCase());
  if (!isSupported(instant)) throw new InvalidValue(dateTimeFormat);
  return instant;
}

/**
 * The instant in UTC as RFC 3339 with milliseconds: `2031-04-15T09:30:00.000Z`.
 * @throws RangeError if the Date is invalid or outside the years 1000 to 2999
 */
export function formatDateTime(instant: Date): string {
  if (!isSupported(instant)) throw new RangeError('Expected a valid Date in the years 1000 to 2999.');
  return instant.toISOString();
}

const rfc3339 =
  /^(\d{4})-(\d{2})-(\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

function isSupported(instant: Date): boolean {
  // NaN, the year of an invalid Date, is not in any range.
  return isCalendarDate(instant.getUTCFullYear());
}
