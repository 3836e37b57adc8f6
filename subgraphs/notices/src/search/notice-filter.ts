import { codedError } from '@crimegraph/shared/errors/coded-error';
import { nameKey } from '@crimegraph/shared/matching/name-key';
import type { SelectQueryBuilder } from 'typeorm';
import type { Notice, NoticeColour, NoticeKind, NoticeStatus } from '../entities/notice';
import { STATUS_NOW } from './status-now';

/** `NoticeFilter` of the schema: null and empty lists ask for all. */
export interface NoticeFilter {
  reference?: string | null;
  colours?: readonly NoticeColour[] | null;
  kinds?: readonly NoticeKind[] | null;
  statuses?: readonly NoticeStatus[] | null;
  owner?: string | null;
  subjectName?: string | null;
  publishedFrom?: string | null;
  publishedTo?: string | null;
}

const DAY_MS = 86_400_000;
const MAX_NAME = 200;

/**
 * Narrows a query on `notice`, with the parameter `now`, to what `filter` asks for.
 *
 * @throws BAD_USER_INPUT when the name has no letter or digit: it would find nobody, and look like an answer
 */
export function filterNotices(query: SelectQueryBuilder<Notice>, filter: NoticeFilter): void {
  const { reference, colours, kinds, statuses, owner, subjectName, publishedFrom, publishedTo } = filter;
  if (reference) query.andWhere('notice.reference = :reference', { reference });
  if (colours?.length) query.andWhere('notice.colour IN (:...colours)', { colours });
  if (kinds?.length) query.andWhere('notice.kind IN (:...kinds)', { kinds });
  if (statuses?.length) query.andWhere(`${STATUS_NOW} IN (:...statuses)`, { statuses });
  if (owner) query.andWhere('notice.owner = :owner', { owner });
  if (typeof subjectName === 'string') {
    const name = nameKey(subjectName);
    if (name === '' || subjectName.length > MAX_NAME) {
      throw codedError('BAD_USER_INPUT', `"filter.subjectName": expected a name of at most ${MAX_NAME} characters.`);
    }
    query.andWhere(
      'notice.id IN (SELECT named.noticeId FROM notice_subject_name named' +
        ' WHERE named.nameKey = :name OR named.familyKey = :name OR named.mrzKey = :name)',
      { name },
    );
  }
  if (publishedFrom) query.andWhere('notice.publishedAt >= :from', { from: new Date(`${publishedFrom}T00:00:00Z`) });
  if (publishedTo) {
    const end = new Date(new Date(`${publishedTo}T00:00:00Z`).getTime() + DAY_MS);
    query.andWhere('notice.publishedAt < :end', { end });
  }
}
