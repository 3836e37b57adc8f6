import { APPROXIMATE_YEARS } from '../scalars/partial-date';

/** Under this age a person is a minor (Convention on the Rights of the Child, Art. 1). */
const ADULT_YEARS = 18;
/** A birthday has come everywhere on earth half a day after it came in UTC. */
const LAST_TIME_ZONE_MS = 12 * 3_600_000;

/**
 * Whether a person may be under 18 at `now`, by the latest day of birth that the stated dates (partial ones, any of which may be
 * the right one) leave possible. Of whom no birth date is stated may be a minor.
 */
export function mayBeMinor(stated: readonly string[], now: Date, areApproximate = false): boolean {
  const later = areApproximate ? APPROXIMATE_YEARS : 0;
  const youngest = stated
    .map((date) => latestDay(date, later))
    .sort()
    .at(-1);
  return youngest === undefined || youngest > lastBirthdayOfAdults(now);
}

/** The latest day that a partial date may mean, `years` later; days are compared as text, so the 31st serves every month. */
function latestDay(date: string, years: number): string {
  const [year, month = '12', day = '31'] = date.split('-');
  return [String(Number(year) + years).padStart(4, '0'), month, day].join('-');
}

function lastBirthdayOfAdults(now: Date): string {
  const today = new Date(now.getTime() - LAST_TIME_ZONE_MS).toISOString().slice(0, 10);
  return `${Number(today.slice(0, 4)) - ADULT_YEARS}${today.slice(4)}`;
}
