import type { Notice, NoticeStatus } from '../entities/notice';

/**
 * The status of the row `notice` at `:now`, in a query: the end of its validity makes a published notice an expired one, and
 * must not wait for anybody to write that down.
 */
export const STATUS_NOW =
  "CASE WHEN notice.status = 'PUBLISHED' AND notice.validUntil <= :now THEN 'EXPIRED' ELSE notice.status END";

/** The same for a row that has been read. */
export function statusAt(notice: Pick<Notice, 'status' | 'validUntil'>, now: Date): NoticeStatus {
  const isOver = notice.validUntil !== null && notice.validUntil <= now;
  return notice.status === 'PUBLISHED' && isOver ? 'EXPIRED' : notice.status;
}
