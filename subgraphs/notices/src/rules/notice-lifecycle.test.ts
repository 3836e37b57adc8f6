import type { NoticeStatus } from '../entities/notice';
import { canMove, requestedStatus } from './notice-lifecycle';

const statuses: NoticeStatus[] = [
  'DRAFT',
  'SUBMITTED',
  'UNDER_REVIEW',
  'INFO_REQUESTED',
  'PUBLISHED',
  'REFUSED',
  'SUSPENDED',
  'WITHDRAWN',
  'CANCELLED',
  'EXPIRED',
];

const walk = (path: NoticeStatus[]): boolean =>
  path.slice(1).every((status, index) => canMove(path[index] as NoticeStatus, status));

test.each([
  ['straight', ['DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'PUBLISHED', 'EXPIRED']],
  ['with a question', ['SUBMITTED', 'UNDER_REVIEW', 'INFO_REQUESTED', 'PUBLISHED', 'WITHDRAWN']],
  ['refused', ['UNDER_REVIEW', 'REFUSED']],
  ['suspended and restored', ['PUBLISHED', 'SUSPENDED', 'PUBLISHED']],
  ['suspended and cancelled', ['PUBLISHED', 'SUSPENDED', 'CANCELLED']],
] as [string, NoticeStatus[]][])('a notice may go its way: %s', (_case, path) => {
  expect(walk(path)).toBe(true);
});

test.each([
  ['DRAFT', 'PUBLISHED'],
  ['SUBMITTED', 'PUBLISHED'],
  ['REFUSED', 'PUBLISHED'],
  ['PUBLISHED', 'SUBMITTED'],
] as [NoticeStatus, NoticeStatus][])('no notice gets from %s to %s in one step', (from, to) => {
  expect(canMove(from, to)).toBe(false);
});

test('what has ended stays ended, and nothing follows itself', () => {
  for (const end of ['REFUSED', 'WITHDRAWN', 'CANCELLED', 'EXPIRED'] as const) {
    expect(statuses.filter((status) => canMove(end, status))).toEqual([]);
  }
  expect(statuses.filter((status) => canMove(status, status))).toEqual([]);
});

test('a diffusion is valid at once, a notice waits for its review', () => {
  expect(requestedStatus('DIFFUSION')).toBe('PUBLISHED');
  expect(requestedStatus('NOTICE')).toBe('SUBMITTED');
  expect(canMove('PUBLISHED', 'WITHDRAWN', 'DIFFUSION')).toBe(true);
});
