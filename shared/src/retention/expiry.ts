import { retentionPeriods } from '../config/retention-setting';
import type { RetentionKind } from './periods-data';

/** The instant at which a record made at `from` ceases to be kept. */
export function expiryOf(kind: RetentionKind, from: Date): Date {
  return addMonths(from, 12 * retentionPeriods().years[kind]);
}

/** Records that cease to be kept up to this instant are up for review at `now`. */
export function reviewHorizon(now: Date): Date {
  return addMonths(now, retentionPeriods().reviewMonths);
}

/** The same day and time, months later; the last day of a month that has no such day. */
export function addMonths(from: Date, months: number): Date {
  const moved = new Date(from);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  if (moved.getUTCDate() !== from.getUTCDate()) moved.setUTCDate(0);
  return moved;
}
