import { randomUUID } from 'node:crypto';
import type { CallerContext } from '@crimegraph/shared/identity/caller-context';
import { homeOf } from '@crimegraph/shared/ids/home-of';
import { type CallService, serviceCalls } from '@crimegraph/shared/server/service-calls';
import type { SubgraphSettings } from '@crimegraph/shared/config/subgraph-settings';
import { scopesOfRole } from '@crimegraph/shared/identity/roles';
import type { Logger } from '@crimegraph/shared/log/logger';
import type { Store } from '@crimegraph/shared/store/store';
import {
  contentAnswerSchema,
  type OrderCall,
  type OrderOutcome,
  orderOutcomeSchema,
} from '@crimegraph/shared/subject-access/commission-order';
import { RepeatedWork } from '@crimegraph/shared/work/repeated-work';
import { In, LessThanOrEqual } from 'typeorm';
import { tellBureaus } from '../hits/tell-bureaus';
import { noteAct } from './acts/note-act';
import { orderNews } from './commission-news';
import { CommissionOrder } from './entities/commission-order';
import { isCorrected } from './rules/is-corrected';

const BATCH = 20;
/** A try that was not settled after this long was that of a process that died. Longer than a try may take. */
const LEASE_MS = 10_000;
const CALL_MS = 3_000;
const EVERY_MS = 1_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const MAX_DOUBLINGS = 6;
const PIECE_MS = 20_000;

/**
 * Carries orders to the databases that own the records, each until it is done: an order leaves this outbox when the database has
 * said what became of it, and the database knows each order's id, so a repetition changes nothing. Several instances on one
 * store share the work. Orders are never given up: one that fails is an error in the log at every try.
 */
export class OrderDispatcher {
  private readonly work: RepeatedWork;

  /** @param told is called when something was told to bureaus */
  constructor(
    private readonly store: Store,
    private readonly settings: Pick<SubgraphSettings, 'callerKeys' | 'subgraphUrls'>,
    private readonly told: () => void,
    private readonly logger: Logger,
  ) {
    this.work = new RepeatedWork({
      name: 'orders of the commission',
      everyMs: EVERY_MS,
      longestPauseMs: LONGEST_PAUSE_MS,
      pieceMs: PIECE_MS,
      logger,
      piece: () => this.batch(),
    });
  }

  /** Carries out what is due now. */
  nudge(): void {
    this.work.nudge();
  }

  stop(): Promise<void> {
    return this.work.stop();
  }

  private async batch(): Promise<boolean> {
    const orders = await this.claim();
    // One after another: orders are few, and a database that is away is waited for once a batch at most.
    const away = new Set<string>();
    for (const order of orders) {
      const service = homeOf(order.recordId) ?? '';
      if (away.has(service)) {
        await this.putOff(order, order.failures, FIRST_PAUSE_MS);
        continue;
      }
      try {
        await this.take(order);
      } catch (error) {
        away.add(service);
        this.logger.error({ order: order.id, error: (error as Error).message }, 'an order is not carried out yet');
        const pause = FIRST_PAUSE_MS * 2 ** Math.min(order.failures, MAX_DOUBLINGS);
        await this.putOff(order, order.failures + 1, Math.min(pause, LONGEST_PAUSE_MS));
      }
    }
    return orders.length === BATCH;
  }

  private async claim(): Promise<CommissionOrder[]> {
    const now = new Date();
    const due = await this.store.reader.find(CommissionOrder, {
      select: { id: true },
      where: { dueAt: LessThanOrEqual(now) },
      order: { dueAt: 'ASC', id: 'ASC' },
      take: BATCH,
    });
    if (due.length === 0) return [];
    const claim = randomUUID();
    const where = { id: In(due.map(({ id }) => id)), dueAt: LessThanOrEqual(now) };
    const dueAt = new Date(now.getTime() + LEASE_MS);
    await this.store.write((manager) => manager.update(CommissionOrder, where, { claim, dueAt }));
    return this.store.reader.find(CommissionOrder, { where: { claim }, order: { id: 'ASC' } });
  }

  private async take(order: CommissionOrder): Promise<void> {
    switch (order.step) {
      case 'CARRY_OUT':
        return this.settle(
          order,
          carriedOut(order, await this.order(order, `commission-order:${order.id}`, order.act)),
        );
      case 'LIFT':
        await this.order(order, `commission-lift:${order.id}`, 'UNBLOCK');
        return this.settle(order, { status: 'DONE', doneAt: new Date(), activeKey: null });
      case 'CHECK':
        return this.settle(order, await this.checked(order));
      case null:
        return;
    }
  }

  private async order(order: CommissionOrder, requestId: string, act: OrderCall['act']): Promise<OrderOutcome> {
    const restriction = act === 'UNBLOCK' ? (order.formerRestriction as OrderCall['restriction']) : null;
    const call: OrderCall = { requestId, act, recordId: order.recordId, restriction };
    const home = homeOf(order.recordId);
    if (home === undefined) throw new Error('an order is about no record');
    return orderOutcomeSchema.parse(await this.callFor(order)(home, 'commission-order', call));
  }

  private async checked(order: CommissionOrder): Promise<Partial<CommissionOrder>> {
    const home = homeOf(order.recordId);
    if (home === undefined) throw new Error('an order is about no record');
    const answer = await this.callFor(order)(home, 'record-content', { recordId: order.recordId });
    const { content } = contentAnswerSchema.parse(answer);
    // An order that was carried out before contents were kept is judged from its first report on.
    const contentBefore = order.contentBefore ?? content;
    return contentBefore === null || isCorrected(contentBefore, content, order.fields ?? [])
      ? corrected()
      : { contentBefore };
  }

  private callFor(order: CommissionOrder): CallService {
    return serviceCalls(this.settings, { ...onBehalfOf(order), deadline: Date.now() + CALL_MS });
  }

  /** Notes what became of a step, once: unless this try was so slow that another has taken the order since. */
  private async settle(order: CommissionOrder, changes: Partial<CommissionOrder>): Promise<void> {
    const settled = await this.store.write(async (manager) => {
      const done = { ...changes, step: null, dueAt: null, claim: null, failures: 0 };
      const { affected } = await manager.update(CommissionOrder, { id: order.id, claim: order.claim ?? '' }, done);
      if (affected !== 1) return false;
      if (order.step === 'CHECK' && changes.status === undefined) return true;
      const now = new Date();
      const type = order.step === 'LIFT' ? 'commission.lifted' : 'commission.carried_out';
      await noteAct(manager, order.caseId, 'ORDER_CARRIED_OUT', now, { recordId: order.recordId });
      await tellBureaus(manager, [orderNews(type, { ...order, ...done })], now);
      return true;
    });
    if (settled) this.told();
  }

  private async putOff(order: CommissionOrder, failures: number, pauseMs: number): Promise<void> {
    const dueAt = new Date(Date.now() + pauseMs);
    await this.store.write((manager) =>
      manager.update(CommissionOrder, { id: order.id, claim: order.claim ?? '' }, { dueAt, failures }),
    );
  }
}

function carriedOut(
  order: CommissionOrder,
  { __typename: outcome, restriction, content }: OrderOutcome,
): Partial<CommissionOrder> {
  const now = new Date();
  if (outcome === 'RecordNotHeld') return { status: 'NOT_HELD', carriedOutAt: now, doneAt: now, activeKey: null };
  if (order.act === 'DELETE') return { status: 'DONE', carriedOutAt: now, doneAt: now, activeKey: null };
  return { status: 'IN_FORCE', carriedOutAt: now, formerRestriction: restriction, contentBefore: content ?? null };
}

function corrected(): Partial<CommissionOrder> {
  return { status: 'DONE', doneAt: new Date(), activeKey: null };
}

/** The call is that of whoever gave the order: the audit log of the database names them, the case, and the request. */
function onBehalfOf({ orderedBy, caseReference, trace }: CommissionOrder): Omit<CallerContext, 'deadline'> {
  return {
    viewer: {
      subject: orderedBy,
      bureau: 'XPO',
      entity: null,
      role: 'commission',
      scopes: scopesOfRole('commission'),
      clearance: 3,
      purpose: 'SUPERVISION',
      caseReference,
    },
    trace,
    operation: null,
  };
}
