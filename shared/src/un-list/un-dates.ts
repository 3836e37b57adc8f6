import type { UnBirth } from './un-list';
import { childText, type XmlElement } from './un-xml';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_AND_YEAR = /^(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? (\d{4})$/i;

/**
 * The dates of an INDIVIDUAL_DATE_OF_BIRTH: of BETWEEN both years; of the other types DATE, else YEAR, else a note such
 * as "Nov. 1973". None when the element gives no date, or only one in other prose or of another calendar.
 */
export function readUnBirths(element: XmlElement): UnBirth[] {
  const type = childText(element, 'TYPE_OF_DATE');
  const note = childText(element, 'NOTE');
  const date =
    toPartialDate(childText(element, 'DATE')) ?? toPartialDate(childText(element, 'YEAR')) ?? fromMonthAndYear(note);
  const range = ['FROM_YEAR', 'TO_YEAR'].map((name) => toPartialDate(childText(element, name)));
  const approximate = type !== 'EXACT' || range.some((end) => end !== null) || /approx|circa/i.test(note ?? '');
  const dates = [date, ...range].filter((found) => found !== null);
  return [...new Set(dates)].map((found) => ({ date: found, approximate }));
}

/**
 * The partial date (YYYY, YYYY-MM or YYYY-MM-DD) at the start of an XML Schema date, which may end in an offset as in
 * "2015-07-01-04:00": the offset is dropped, the date being one of the calendar. Null when there is no such date.
 */
export function toPartialDate(text: string | null): string | null {
  const match = /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:Z|[+-]\d{2}:\d{2})?$/.exec(text ?? '');
  const date = match?.[1];
  return date !== undefined && isInCalendar(date) ? date : null;
}

/** Like `toPartialDate`, for dates that must be complete. */
export function toFullDate(text: string | null): string | null {
  const date = toPartialDate(text);
  return date?.length === 10 ? date : null;
}

/** The instant of an XML Schema dateTime; one without offset is UTC. Null when the text is not one. */
export function toInstant(text: string | null): Date | null {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)(Z|[+-]\d{2}:\d{2})?$/.exec(text ?? '');
  if (match === null) return null;
  const instant = new Date(`${match[1]}${match[2] ?? 'Z'}`);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

function fromMonthAndYear(note: string | null): string | null {
  const match = MONTH_AND_YEAR.exec(note ?? '');
  if (match === null) return null;
  const month = MONTHS.indexOf((match[1] ?? '').toLowerCase()) + 1;
  return toPartialDate(`${match[2]}-${String(month).padStart(2, '0')}`);
}

function isInCalendar(partialDate: string): boolean {
  const [year = 0, month = 1, day = 1] = partialDate.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  // Date rolls 31 June over to 1 July. Before the year 1000 there are only errors of typing.
  return year >= 1000 && year < 3000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
