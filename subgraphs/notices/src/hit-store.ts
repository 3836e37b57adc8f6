import type { HitEvent } from '@crimegraph/shared/hits/hit-event';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import type { Store } from '@crimegraph/shared/store/store';
import { Brackets, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { Hit, type HitStatus, type HitUrgency } from './entities/hit';
import { HitAct } from './entities/hit-act';
import { ESCALATION_CLEARANCE } from './rules/escalation-steps-data';
import type { InstantPlace } from '@crimegraph/shared/paging/instant-place';

/** Which hits are asked for; null and empty lists ask for all. */
export interface HitFilter {
  statuses?: readonly HitStatus[] | null;
  urgencies?: readonly HitUrgency[] | null;
  levels?: readonly HitEvent['level'][] | null;
  recordType?: HitEvent['recordType'] | null;
  recordId?: string | null;
  searchedBy?: string | null;
  owner?: string | null;
  checkId?: string | null;
  overdue?: boolean | null;
  since?: Date | null;
  until?: Date | null;
}

/** Lines of the history of one hit that are shown at most; one that is opened again and again would have no end. */
export const MAX_ACTS = 100;

/**
 * Every query on hits. A bureau sees those on its own records; those of its own searches, as far as the policy and the
 * viewer's clearance let it; and those that were escalated to it. No others.
 */
export class HitStore {
  constructor(
    private readonly store: Store,
    private readonly viewer: Viewer,
    private readonly now: Date,
  ) {}

  /** The newest hits in the bureau's inbox behind `after`, `limit` of them at most. */
  async inbox(filter: HitFilter, after: InstantPlace | undefined, limit: number): Promise<Hit[]> {
    const page = (where: string) => this.page(this.all().where(where, rights(this.viewer)), filter, after, limit);
    const own = await page(IS_OWNER);
    if (this.viewer.clearance < ESCALATION_CLEARANCE) return own;
    // Two lists of an order each, of an index each: one condition for both would read neither in its order.
    const escalated = await page(IS_ESCALATED);
    const byId = new Map([...own, ...escalated].map((hit) => [hit.id, hit]));
    return [...byId.values()].sort(newestFirst).slice(0, limit);
  }

  /** The newest hits of the bureau's own searches, likewise. */
  ownSearches(filter: HitFilter, after: InstantPlace | undefined, limit: number): Promise<Hit[]> {
    return this.page(this.all().where(IS_SEARCHER, rights(this.viewer)), filter, after, limit);
  }

  /** The hits of these ids. */
  findByIds(ids: readonly string[]): Promise<Hit[]> {
    return hitsSeenBy(this.store.reader, this.viewer).andWhere('hit.id IN (:...ids)', { ids }).getMany();
  }

  /** The histories of hits that the viewer has been shown, each in its order. */
  findActsOf(hitIds: readonly string[], limit: number): Promise<HitAct[]> {
    return this.store.reader
      .createQueryBuilder(HitAct, 'act')
      .where('act.hitId IN (:...hitIds)', { hitIds })
      .orderBy('act.at', 'DESC')
      .addOrderBy('act.id', 'DESC')
      .limit(limit)
      .getMany();
  }

  private all(): SelectQueryBuilder<Hit> {
    return this.store.reader.createQueryBuilder(Hit, 'hit');
  }

  private page(
    query: SelectQueryBuilder<Hit>,
    filter: HitFilter,
    after: InstantPlace | undefined,
    limit: number,
  ): Promise<Hit[]> {
    this.narrow(query, filter);
    if (after) {
      query.andWhere('(hit.occurredAt < :afterAt OR (hit.occurredAt = :afterAt AND hit.id < :afterId))', {
        afterAt: after.at,
        afterId: after.id,
      });
    }
    return query.orderBy('hit.occurredAt', 'DESC').addOrderBy('hit.id', 'DESC').limit(limit).getMany();
  }

  private narrow(query: SelectQueryBuilder<Hit>, filter: HitFilter): void {
    const { statuses, urgencies, levels, recordType, recordId, searchedBy, owner, checkId, overdue, since, until } =
      filter;
    if (statuses?.length) query.andWhere('hit.status IN (:...statuses)', { statuses });
    if (urgencies?.length) query.andWhere('hit.urgency IN (:...urgencies)', { urgencies });
    if (levels?.length) query.andWhere('hit.level IN (:...levels)', { levels });
    if (recordType) query.andWhere('hit.recordType = :recordType', { recordType });
    if (recordId) query.andWhere('hit.recordId = :recordId', { recordId });
    if (searchedBy) query.andWhere('hit.searchedBy = :searchedBy', { searchedBy });
    if (owner) query.andWhere('hit.owner = :owner', { owner });
    if (checkId) query.andWhere('hit.checkId = :checkId', { checkId });
    if (overdue === true) query.andWhere(`(hit.status = 'OPEN' AND hit.confirmBy < :now)`, { now: this.now });
    if (overdue === false) query.andWhere(`(hit.status <> 'OPEN' OR hit.confirmBy >= :now)`, { now: this.now });
    if (since) query.andWhere('hit.occurredAt >= :since', { since });
    if (until) query.andWhere('hit.occurredAt <= :until', { until });
  }
}

const IS_OWNER = 'hit.owner = :viewerBureau';
const IS_SEARCHER = 'hit.searchedBy = :viewerBureau AND hit.outcomeClearance <= :viewerClearance';
const IS_ESCALATED = `hit.escalatedTo = :viewerBureau AND ${ESCALATION_CLEARANCE} <= :viewerClearance`;

function rights({ bureau, clearance }: Viewer): Record<string, unknown> {
  return { viewerBureau: bureau, viewerClearance: clearance };
}

/** A query for hits, on whichever side of them the viewer is. */
export function hitsSeenBy(manager: EntityManager, viewer: Viewer): SelectQueryBuilder<Hit> {
  const seen = new Brackets((where) => where.where(IS_OWNER).orWhere(`(${IS_SEARCHER})`).orWhere(`(${IS_ESCALATED})`));
  return manager.createQueryBuilder(Hit, 'hit').where(seen).setParameters(rights(viewer));
}

function newestFirst(one: Hit, other: Hit): number {
  const later = other.occurredAt.getTime() - one.occurredAt.getTime();
  return later === 0 ? (one.id < other.id ? 1 : -1) : later;
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
