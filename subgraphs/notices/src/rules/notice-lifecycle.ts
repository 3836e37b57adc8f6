import type { NoticeKind, NoticeStatus } from '../entities/notice';

/**
 * Whether a notice may go from one status to another.
 *
 * @param kind a diffusion is recorded at once, without a review before it (RPD Art. 97 to 101); after that both are alike
 */
export function canMove(from: NoticeStatus, to: NoticeStatus, kind: NoticeKind = 'NOTICE'): boolean {
  if (kind === 'DIFFUSION' && from === 'DRAFT') return to === 'PUBLISHED';
  return TRANSITIONS[from].includes(to);
}

/** The status of a request that has just been sent: a notice waits for its review, a diffusion is valid at once. */
export function requestedStatus(kind: NoticeKind): NoticeStatus {
  return canMove('DRAFT', 'PUBLISHED', kind) ? 'PUBLISHED' : 'SUBMITTED';
}

/** What may follow each status: review, publication, and the ways in which a notice ends. A purged notice is no row any more. */
const TRANSITIONS: Readonly<Record<NoticeStatus, readonly NoticeStatus[]>> = {
  DRAFT: ['SUBMITTED'],
  SUBMITTED: ['UNDER_REVIEW'],
  UNDER_REVIEW: ['INFO_REQUESTED', 'PUBLISHED', 'REFUSED'],
  INFO_REQUESTED: ['UNDER_REVIEW', 'PUBLISHED', 'REFUSED'],
  PUBLISHED: ['SUSPENDED', 'WITHDRAWN', 'EXPIRED'],
  SUSPENDED: ['PUBLISHED', 'CANCELLED'],
  REFUSED: [],
  WITHDRAWN: [],
  CANCELLED: [],
  EXPIRED: [],
};
