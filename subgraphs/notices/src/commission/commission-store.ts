import type { Viewer } from '@crimegraph/shared/identity/viewer';
import type { Store } from '@crimegraph/shared/store/store';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { forUpdate } from '../hits/for-update';
import type { InstantPlace } from '@crimegraph/shared/paging/instant-place';
import { CaseRecord } from './entities/case-record';
import { CommissionAct } from './entities/commission-act';
import { CommissionCase, type CaseStatus, type RequestKind } from './entities/commission-case';
import { CommissionOrder, type OrderAct, type OrderStatus } from './entities/commission-order';

/** Which cases are asked for; null and empty lists ask for all. */
export interface CaseFilter {
  statuses?: readonly CaseStatus[] | null;
  kinds?: readonly RequestKind[] | null;
  reference?: string | null;
  overdue?: boolean | null;
  openedSince?: Date | null;
  openedUntil?: Date | null;
}

/** Which consultations are asked for. */
export interface ConsultationFilter {
  answered?: boolean | null;
  overdue?: boolean | null;
  recordId?: string | null;
}

/** Which orders are asked for. */
export interface OrderFilter {
  acts?: readonly OrderAct[] | null;
  statuses?: readonly OrderStatus[] | null;
  recordId?: string | null;
}

/** Records of one case at most. */
export const MAX_RECORDS = 200;
/** Orders of one case, or on one record, that are shown at most. */
export const MAX_ORDERS = 400;
/** Lines of the history of one case that are shown at most. */
export const MAX_CASE_ACTS = 500;

/**
 * Every query on the commission's cases. Cases are the commission's alone; what it asks and orders about a record is for it and
 * for those of the owner's bureau who answer it. Nobody else learns of any of it.
 */
export class CommissionStore {
  constructor(
    private readonly store: Store,
    private readonly viewer: Viewer,
    private readonly now: Date,
  ) {}

  /** The cases behind `after` in the order of their list keys; `applicantKey` narrows them to those of one person. */
  cases(
    filter: CaseFilter,
    applicantKey: string | undefined,
    after: { sort: string; id: string } | undefined,
    limit: number,
  ): Promise<CommissionCase[]> {
    const query = this.allCases()

      .orderBy('one.listKey', 'ASC')
      .addOrderBy('one.id', 'ASC')
      .limit(limit);
    const { statuses, kinds, reference, overdue, openedSince, openedUntil } = filter;
    if (statuses?.length) query.andWhere('one.status IN (:...statuses)', { statuses });
    if (kinds?.length) query.andWhere('one.kind IN (:...kinds)', { kinds });
    if (reference) query.andWhere('one.reference = :reference', { reference });
    if (overdue === true) query.andWhere(`(one.status <> 'CLOSED' AND one.dueAt < :now)`, { now: this.now });
    if (overdue === false) query.andWhere(`(one.status = 'CLOSED' OR one.dueAt >= :now)`, { now: this.now });
    if (openedSince) query.andWhere('one.openedAt >= :openedSince', { openedSince });
    if (openedUntil) query.andWhere('one.openedAt <= :openedUntil', { openedUntil });
    if (applicantKey !== undefined) query.andWhere('one.applicantKey = :applicantKey', { applicantKey });
    if (after) {
      query.andWhere('(one.listKey > :afterKey OR (one.listKey = :afterKey AND one.id > :afterId))', {
        afterKey: after.sort,
        afterId: after.id,
      });
    }
    return query.getMany();
  }

  findCase(id: string): Promise<CommissionCase | null> {
    return this.allCases().andWhere('one.id = :id', { id }).getOne();
  }

  /** The records of these cases, each in the order in which they were added. */
  recordsOf(caseIds: readonly string[], limit: number): Promise<CaseRecord[]> {
    return this.recordsIn(caseIds, limit).getMany();
  }

  /** The records of a case behind the one of id `after`. */
  recordPage(caseId: string, after: string | undefined, limit: number): Promise<CaseRecord[]> {
    const query = this.recordsIn([caseId], limit);
    if (after !== undefined) query.andWhere('one.id > :after', { after });
    return query.getMany();
  }

  /** The histories of these cases, the newest lines first. */
  actsOf(caseIds: readonly string[], limit: number): Promise<CommissionAct[]> {
    const query = this.store.reader.createQueryBuilder(CommissionAct, 'one').where('one.caseId IN (:...caseIds)', {
      caseIds,
    });
    query.orderBy('one.at', 'DESC').addOrderBy('one.id', 'DESC').limit(limit);
    return this.ofCommission(query).getMany();
  }

  /** The orders in these cases, the oldest first. */
  ordersOf(caseIds: readonly string[], limit: number): Promise<CommissionOrder[]> {
    const query = this.orders().andWhere('one.caseId IN (:...caseIds)', { caseIds }).orderBy('one.id', 'ASC');
    return query.limit(limit).getMany();
  }

  /** The orders on these records (global ids) that the viewer may know of, the newest first. */
  ordersOnRecords(recordIds: readonly string[], limit: number): Promise<CommissionOrder[]> {
    return this.orders()
      .andWhere('one.recordId IN (:...recordIds)', { recordIds })
      .orderBy('one.orderedAt', 'DESC')
      .addOrderBy('one.id', 'DESC')
      .limit(limit)
      .getMany();
  }

  /** The newest orders behind `after` that the viewer may know of. */
  orderPage(filter: OrderFilter, after: InstantPlace | undefined, limit: number): Promise<CommissionOrder[]> {
    const query = this.orders().orderBy('one.orderedAt', 'DESC').addOrderBy('one.id', 'DESC').limit(limit);
    const { acts, statuses, recordId } = filter;
    if (acts?.length) query.andWhere('one.act IN (:...acts)', { acts });
    if (statuses?.length) query.andWhere('one.status IN (:...statuses)', { statuses });
    if (recordId) query.andWhere('one.recordId = :recordId', { recordId });
    return behind(query, 'one.orderedAt', after).getMany();
  }

  findOrder(id: string): Promise<CommissionOrder | null> {
    return this.orders().andWhere('one.id = :id', { id }).getOne();
  }

  /** What the viewer's bureau was asked, the newest first. */
  consultations(filter: ConsultationFilter, after: InstantPlace | undefined, limit: number): Promise<CaseRecord[]> {
    const query = this.consulted().orderBy('one.askedAt', 'DESC').addOrderBy('one.id', 'DESC').limit(limit);
    const { answered, overdue, recordId } = filter;
    if (answered === true) query.andWhere('one.answeredAt IS NOT NULL');
    if (answered === false) query.andWhere('one.answeredAt IS NULL');
    if (overdue === true) query.andWhere('(one.answeredAt IS NULL AND one.answerBy < :now)', { now: this.now });
    if (overdue === false) query.andWhere('(one.answeredAt IS NOT NULL OR one.answerBy >= :now)', { now: this.now });
    if (recordId) query.andWhere('one.recordId = :recordId', { recordId });
    return behind(query, 'one.askedAt', after).getMany();
  }

  findConsultation(id: string): Promise<CaseRecord | null> {
    return this.consulted().andWhere('one.id = :id', { id }).getOne();
  }

  private allCases(): SelectQueryBuilder<CommissionCase> {
    return this.ofCommission(this.store.reader.createQueryBuilder(CommissionCase, 'one').where('1 = 1'));
  }

  private recordsIn(caseIds: readonly string[], limit: number): SelectQueryBuilder<CaseRecord> {
    const query = this.store.reader.createQueryBuilder(CaseRecord, 'one').where('one.caseId IN (:...caseIds)', {
      caseIds,
    });
    return this.ofCommission(query.orderBy('one.id', 'ASC').limit(limit));
  }

  private orders(): SelectQueryBuilder<CommissionOrder> {
    return ordersKnownTo(this.store.reader, this.viewer);
  }

  private consulted(): SelectQueryBuilder<CaseRecord> {
    return consultationsOf(this.store.reader, this.viewer);
  }

  /** Nothing for everybody else, whatever led here. */
  private ofCommission<T extends object>(query: SelectQueryBuilder<T>): SelectQueryBuilder<T> {
    return this.viewer.scopes.includes('commission:decide') ? query : query.andWhere('1 = 0');
  }
}

/** A query for orders, as `one`: all for the commission, for a bureau those on its own records. */
export function ordersKnownTo(manager: EntityManager, { bureau, scopes }: Viewer): SelectQueryBuilder<CommissionOrder> {
  const query = manager.createQueryBuilder(CommissionOrder, 'one');
  if (scopes.includes('commission:decide')) return query.where('1 = 1');
  return query.where('one.owner = :bureau', { bureau });
}

/** A query for what a bureau was asked, as `one`. */
export function consultationsOf(manager: EntityManager, { bureau }: Viewer): SelectQueryBuilder<CaseRecord> {
  return manager
    .createQueryBuilder(CaseRecord, 'one')
    .where('one.owner = :bureau AND one.askedAt IS NOT NULL', { bureau });
}

/** The case, held until the transaction ends. */
export function holdCase(manager: EntityManager, id: string | undefined): Promise<CommissionCase | null> {
  return forUpdate(manager.createQueryBuilder(CommissionCase, 'one').where('one.id = :id', { id: id ?? '' })).getOne();
}

function behind<T extends object>(
  query: SelectQueryBuilder<T>,
  column: string,
  after: InstantPlace | undefined,
): SelectQueryBuilder<T> {
  if (after === undefined) return query;
  const { at: afterAt, id: afterId } = after;
  return query.andWhere(`(${column} < :afterAt OR (${column} = :afterAt AND one.id < :afterId))`, { afterAt, afterId });
}
