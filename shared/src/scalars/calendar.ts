/** First year that a date may have: older ones are slips of the keyboard. */
export const firstYear = 1000;

/** Last year that a date may have. */
export const lastYear = 2999;

/**
 * Whether the Gregorian calendar has this date (ISO 8601), within `firstYear` to `lastYear`.
 * @param month 1 to 12; left out, only the year is looked at
 * @param day 1 to 31; left out, only year and month are looked at
 */
export function isCalendarDate(year: number, month = 1, day = 1): boolean {
  if (year < firstYear || year > lastYear || month < 1 || month > 12) return false;
  return day >= 1 && day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  // Day 0 of the next month is the last day of this one.
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
