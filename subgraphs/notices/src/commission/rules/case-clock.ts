import type { CommissionCase, RequestKind } from '../entities/commission-case';
import { clocks } from './clocks-data';

const DAY_MS = 86_400_000;

/** When the answer to a request is due that was found admissible at `from`. */
export function answerDue(kind: RequestKind, from: Date): Date {
  return addMonths(from, clocks.answerMonths[kind]);
}

/** The same instant `days` days later. */
export function addDays(from: Date, days: number): Date {
  return new Date(from.getTime() + days * DAY_MS);
}

/** The same day and time `months` calendar months later, in UTC; the last of the month where that has no such day. */
export function addMonths(from: Date, months: number): Date {
  const due = new Date(from);
  due.setUTCDate(1);
  due.setUTCMonth(due.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(due.getUTCFullYear(), due.getUTCMonth() + 1, 0)).getUTCDate();
  due.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return due;
}

/**
 * The place of a case in lists: open ones by what is due first, so that what is overdue comes before all else, then those that
 * are closed, the newest first. Sorts as text.
 */
export function listKey({ dueAt, closedAt }: Pick<CommissionCase, 'dueAt' | 'closedAt'>): string {
  if (closedAt === null) return `0 ${dueAt.toISOString()}`;
  return `1 ${new Date(LAST_INSTANT - closedAt.getTime()).toISOString()}`;
}

/** The last of the year 9999: four digits for every year. */
const LAST_INSTANT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
