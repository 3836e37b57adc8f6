/**
 * The date of birth written YYMMDD, unknown parts as '<<' (ICAO Doc 9303 part 3, section 4.8; '00' is read as unknown too,
 * since some states print it). Returns 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD', or null if the year is unknown or there is no such day.
 * The century is the latest in which the date does not lie after `today` (UTC).
 */
export function birthDateOf(text: string, today: Date): string | null {
  const [year, month, day] = [text.slice(0, 2), text.slice(2, 4), text.slice(4, 6)];
  if (!isPair(year) || !(isPair(month) || isUnknown(month)) || !(isPair(day) || isUnknown(day))) return null;
  const now = isoDay(today);
  const century = Math.floor(today.getUTCFullYear() / 100) * 100;
  for (const start of [century, century - 100]) {
    const full = String(start + Number(year));
    const date = isUnknown(month) ? full : isUnknown(day) ? `${full}-${month}` : `${full}-${month}-${day}`;
    if (date <= now.slice(0, date.length) && existsOnCalendar(date)) return date;
  }
  return null;
}

/**
 * The date of expiry written YYMMDD, as 'YYYY-MM-DD', or null if it is unreadable or there is no such day.
 * Rule for the century: the date that lies both between birth and birth + 120 years and between today - 70 and today + 30
 * years; failing that the one nearest to today within the holder's life; failing that the one near today. The second and
 * third steps matter only for a misread date or a document valid for more than 30 years.
 */
export function expiryDateOf(text: string, birthDate: string | null, today: Date): string | null {
  if (![text.slice(0, 2), text.slice(2, 4), text.slice(4, 6)].every(isPair)) return null;
  const now = isoDay(today);
  const thisYear = today.getUTCFullYear();
  const century = Math.floor(thisYear / 100) * 100;
  const dates = [century + 100, century, century - 100]
    .map((start) => `${start + Number(text.slice(0, 2))}-${text.slice(2, 4)}-${text.slice(4, 6)}`)
    .filter(existsOnCalendar);
  const nearToday = (date: string) => date >= shiftYears(now, -70) && date <= shiftYears(now, 30);
  const inLife = (date: string) => birthDate === null || (date > birthDate && date < shiftYears(birthDate, 120));
  const distance = (date: string) => Math.abs(Number(date.slice(0, 4)) - thisYear);
  return (
    dates.find((date) => nearToday(date) && inLife(date)) ??
    dates.filter(inLife).sort((a, b) => distance(a) - distance(b))[0] ??
    dates.find(nearToday) ??
    null
  );
}

/** Whether each of the three pairs of YYMMDD is two digits or two fillers: a valid check digit over anything else is chance. */
export function hasDateShape(text: string): boolean {
  return [text.slice(0, 2), text.slice(2, 4), text.slice(4, 6)].every((pair) => isPair(pair) || pair === '<<');
}

const isPair = (pair: string): boolean => /^\d\d$/.test(pair);
const isUnknown = (pair: string): boolean => pair === '<<' || pair === '00';
const isoDay = (date: Date): string => date.toISOString().slice(0, 10);
const shiftYears = (date: string, years: number): string => `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;

function existsOnCalendar(date: string): boolean {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
