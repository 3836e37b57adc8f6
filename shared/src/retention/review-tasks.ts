import { In } from 'typeorm';
import { type RecordSource, recordsOf } from '../feed/record-source';
import type { Viewer } from '../identity/viewer';
import { globalId } from '../ids/global-id';
import type { RecordRow } from '../store/record-row';
import { groupedById } from '../store/by-key';
import type { Store } from '../store/store';
import { expiryOf, reviewHorizon } from './expiry';
import { RetentionExtension } from './retention-extension';

/** A record of the viewer's bureau that ceases to be kept within months, unless it is extended. */
export interface ReviewTask {
  /** Database id. */
  id: string;
  /** Global id. */
  recordId: string;
  recordedAt: Date;
  updatedAt: Date;
  expiresAt: Date;
  /** The latest end that an extension made now could give it. */
  extensibleUntil: Date;
  /** The extensions so far, the oldest first. */
  extensions: RetentionExtension[];
}

/** The place of a task in the list: by its end, then by id. */
export interface TaskPlace {
  expiresAt: Date;
  id: string;
}

/** The tasks behind `after`, those that end first before the others, `limit` at most. Kept by nobody: they follow from the records. */
export async function findReviewTasks(
  store: Store,
  sources: readonly RecordSource[],
  viewer: Viewer,
  now: Date,
  after: TaskPlace | undefined,
  limit: number,
): Promise<ReviewTask[]> {
  const found = await Promise.all(sources.map((source) => dueOf(store, source, viewer.bureau, now, after, limit)));
  const tasks = found
    .flat()
    .sort((a, b) => a.row.expiresAt.getTime() - b.row.expiresAt.getTime() || (a.row.id < b.row.id ? -1 : 1))
    .slice(0, limit);
  const ids = tasks.map(({ row }) => row.id);
  const extensions =
    ids.length === 0
      ? []
      : await store.reader.find(RetentionExtension, { where: { recordId: In(ids) }, order: { at: 'ASC', id: 'ASC' } });
  const ofRecord = groupedById(ids, extensions, ({ recordId }) => recordId);
  return tasks.map(({ source, row }, place) => ({
    id: row.id,
    recordId: globalId(source.type, row.id),
    recordedAt: row.recordedAt,
    updatedAt: row.updatedAt,
    expiresAt: row.expiresAt,
    extensibleUntil: expiryOf(source.retentionOf(row), now),
    extensions: ofRecord[place] ?? [],
  }));
}

async function dueOf(
  store: Store,
  source: RecordSource,
  owner: string,
  now: Date,
  after: TaskPlace | undefined,
  limit: number,
): Promise<{ source: RecordSource; row: RecordRow }[]> {
  return (await findUpForReview(store, source, owner, now, after, limit)).map((row) => ({ source, row }));
}

/** One owner's records of one type that are up for review, behind `after`, those that end first before the others. */
export function findUpForReview(
  store: Store,
  source: RecordSource,
  owner: string,
  now: Date,
  after: TaskPlace | undefined,
  limit: number,
): Promise<RecordRow[]> {
  const query = recordsOf(store.reader, source)
    .andWhere('record.owner = :owner AND record.expiresAt > :now AND record.expiresAt <= :horizon', {
      owner,
      now,
      horizon: reviewHorizon(now),
    })
    .orderBy('record.expiresAt')
    .addOrderBy('record.id')
    .limit(limit);
  if (after !== undefined) {
    query.andWhere('(record.expiresAt > :end OR (record.expiresAt = :end AND record.id > :id))', {
      end: after.expiresAt,
      id: after.id,
    });
  }
  return query.getMany();
}
