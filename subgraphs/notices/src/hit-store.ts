import type { HitEvent } from '@crimegraph/shared/hits/hit-event';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import type { Store } from '@crimegraph/shared/store/store';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { Hit, type HitStatus } from './entities/hit';
import type { InstantPlace } from './search/instant-place';

/** Which hits of an inbox are asked for; null and empty lists ask for all. */
export interface HitFilter {
  statuses?: readonly HitStatus[] | null;
  recordType?: HitEvent['recordType'] | null;
  since?: Date | null;
}

/** Every query on hits. A bureau sees the hits on its own records, and no others. */
export class HitStore {
  constructor(
    private readonly store: Store,
    private readonly viewer: Viewer,
  ) {}

  /** The newest hits behind `after`, `limit` of them at most. */
  page(filter: HitFilter, after: InstantPlace | undefined, limit: number): Promise<Hit[]> {
    const query = this.inbox().orderBy('hit.occurredAt', 'DESC').addOrderBy('hit.id', 'DESC').limit(limit);
    if (filter.statuses?.length) query.andWhere('hit.status IN (:...statuses)', { statuses: filter.statuses });
    if (filter.recordType) query.andWhere('hit.recordType = :recordType', { recordType: filter.recordType });
    if (filter.since) query.andWhere('hit.occurredAt >= :since', { since: filter.since });
    if (after) {
      query.andWhere('(hit.occurredAt < :afterAt OR (hit.occurredAt = :afterAt AND hit.id < :afterId))', {
        afterAt: after.at,
        afterId: after.id,
      });
    }
    return query.getMany();
  }

  /** The hits of these ids. */
  findByIds(ids: readonly string[]): Promise<Hit[]> {
    return this.inbox().andWhere('hit.id IN (:...ids)', { ids }).getMany();
  }

  private inbox(): SelectQueryBuilder<Hit> {
    return this.store.reader.createQueryBuilder(Hit, 'hit').where('hit.owner = :owner', { owner: this.viewer.bureau });
  }
}

/** Those of `ids` that are hits already, within a transaction. For deliveries, whosever they are. */
export async function findKnownHits(manager: EntityManager, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await manager
    .createQueryBuilder(Hit, 'hit')
    .select('hit.id')
    .where('hit.id IN (:...ids)', { ids })
    .getMany();
  return rows.map((row) => row.id);
}
