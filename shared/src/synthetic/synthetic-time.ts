import type { Random } from './random';

/** The moment at which the synthetic world stands still: no record is later (but for validity ends). */
export const SYNTHETIC_NOW = new Date('2026-11-01T00:00:00Z');

const DAY_MS = 86_400_000;

/** A moment within the last `years` years before SYNTHETIC_NOW, to the second. */
export function momentWithinYears(random: Random, years: number): Date {
  const seconds = Math.floor(random.unit() * years * 365.25 * 86_400) + 1;
  return new Date(SYNTHETIC_NOW.getTime() - seconds * 1000);
}

/** The date `days` days after (negative: before) a moment. */
export function addDays(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * DAY_MS);
}

/** The same day `years` years later; 29 February becomes 28 February where the year has none. */
export function addYears(moment: Date, years: number): Date {
  const later = new Date(moment);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  if (later.getUTCMonth() !== moment.getUTCMonth()) later.setUTCDate(0);
  return later;
}

/** A moment's UTC date as YYYY-MM-DD. */
export function isoDate(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
