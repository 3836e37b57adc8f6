import type { SelectQueryBuilder } from 'typeorm';
import type { Viewer } from '../identity/viewer';
import { groupedById } from '../store/by-key';
import type { RecordRow } from '../store/record-row';
import type { Store } from '../store/store';
import { visibleTo } from '../store/visible-to';
import type { FeedCursor } from './feed-cursor';
import { RecordChangeRow } from './record-change-row';
import { type RecordSource, recordsOf } from './record-source';
import { isVisible, type WhoLooks } from './visibility';

/** What a copy is told of one record: what it is now, or that it is gone. */
export type FeedChange =
  { change: 'ADDED' | 'CHANGED'; id: string; row: RecordRow } | { change: 'WITHDRAWN'; id: string };

/** A change with the place of a reader who has been told of it. */
export interface PlacedChange {
  told: FeedChange;
  cursor: FeedCursor;
}

/** A bounded stretch of the feed. */
export interface FeedStretch {
  changes: PlacedChange[];
  /** The place at its end. */
  cursor: FeedCursor;
  /** Whether the run is over. */
  end: boolean;
}

/** Reads the feed of one type of records with the eyes of one viewer. */
export class FeedReader {
  constructor(
    private readonly store: Store,
    private readonly source: RecordSource,
    private readonly viewer: Viewer,
    /** Rows looked at for one stretch. */
    private readonly rows: number,
  ) {}

  /**
   * The stretch after `cursor`.
   *
   * @param target the last position of this run: what is written meanwhile is left to the next
   */
  next(cursor: FeedCursor, target: number): Promise<FeedStretch> {
    return cursor.recordId === null ? this.changes(cursor, target) : this.records(cursor, cursor.recordId);
  }

  private async records(cursor: FeedCursor, after: string): Promise<FeedStretch> {
    const rows = await this.visible(new Date())
      .andWhere('record.id > :after', { after })
      .orderBy('record.id')
      .limit(this.rows)
      .getMany();
    const end = rows.length < this.rows;
    const changes = rows.map((row): PlacedChange => ({
      told: { change: 'ADDED', id: row.id, row },
      cursor: { ...cursor, recordId: row.id },
    }));
    return { changes, end, cursor: { ...cursor, recordId: end ? null : (rows.at(-1)?.id ?? after) } };
  }

  private async changes(cursor: FeedCursor, target: number): Promise<FeedStretch> {
    const acts = await this.acts(cursor, target);
    const ids = [...new Set(acts.map(({ recordId }) => recordId))];
    // Read after the acts: a record is at least as new as the last act that was found on it.
    const rows =
      ids.length === 0 ? [] : await this.visible(new Date()).andWhere('record.id IN (:...ids)', { ids }).getMany();
    const byId = new Map(rows.map((row) => [row.id, row]));
    const place = ({ position, id }: RecordChangeRow) => ({ ...cursor, position: position ?? 0, changeId: id });
    const changes = groupedById(ids, acts, ({ recordId }) => recordId).flatMap((ofRecord, index): PlacedChange[] => {
      const id = ids[index] ?? '';
      const told = judge(id, ofRecord, byId.get(id), this.viewer);
      // The place of its first act: a reader that goes on from there meets the later ones again, and loses none.
      return told === undefined ? [] : [{ told, cursor: place(ofRecord[0] as RecordChangeRow) }];
    });
    const last = acts.at(-1);
    if (last !== undefined && acts.length === this.rows) return { changes, cursor: place(last), end: false };
    const position = Math.max(target, cursor.position);
    return { changes, cursor: { ...cursor, position, changeId: null }, end: true };
  }

  private acts({ position, changeId }: FeedCursor, target: number): Promise<RecordChangeRow[]> {
    const query = this.store.reader
      .createQueryBuilder(RecordChangeRow, 'act')
      .where('act.position <= :target', { target })
      .andWhere('act.type = :type', { type: this.source.type })
      .orderBy('act.position')
      .addOrderBy('act.id')
      .limit(this.rows);
    if (changeId === null) query.andWhere('act.position > :position', { position });
    else
      query.andWhere('act.position >= :position AND (act.position > :position OR act.id > :changeId)', {
        position,
        changeId,
      });
    return query.getMany();
  }

  private visible(now: Date): SelectQueryBuilder<RecordRow> {
    return visibleTo(recordsOf(this.store.reader, this.source), 'record', this.viewer, now);
  }
}

/**
 * What a viewer is told of a record on which `acts` were done since they read the feed last: nothing when it could not be
 * seen before any of them and cannot be seen now, since a word of its withdrawal would be a word of its existence. All of
 * the acts are asked, not the first alone: which of two was the first is told by clocks.
 */
export function judge(
  id: string,
  acts: readonly RecordChangeRow[],
  row: RecordRow | undefined,
  viewer: WhoLooks,
): FeedChange | undefined {
  const wasVisible = acts.map((act) => couldBeSeen(act, viewer));
  if (row !== undefined) return { change: wasVisible[0] === true ? 'CHANGED' : 'ADDED', id, row };
  return wasVisible.includes(true) ? { change: 'WITHDRAWN', id } : undefined;
}

/** Whether it could be seen when it became what it was: one that had expired by the act is told as gone all the same. */
function couldBeSeen(act: RecordChangeRow, viewer: WhoLooks): boolean {
  const { since, owner, confidentiality, restriction, parties, expiresAt } = act;
  if (since === null || owner === null || confidentiality === null || restriction === null || expiresAt === null)
    return false;
  return isVisible(
    { owner, confidentiality, restriction, expiresAt, parties: (parties ?? '').split(',') },
    viewer,
    since,
  );
}
