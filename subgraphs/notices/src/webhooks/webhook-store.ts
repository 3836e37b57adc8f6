import type { Viewer } from '@crimegraph/shared/identity/viewer';
import type { Store } from '@crimegraph/shared/store/store';
import { type EntityManager, In, IsNull, LessThanOrEqual, Not } from 'typeorm';
import { DeskEvent } from '../entities/desk-event';
import { Webhook } from '../entities/webhook';
import { WebhookDelivery } from '../entities/webhook-delivery';
import type { InstantPlace } from '@crimegraph/shared/paging/instant-place';

/** More than a bureau's systems need, and few enough that nobody's hits cost more to tell than to find. */
export const MAX_WEBHOOKS = 5;

/** A delivery with what it tells. */
export interface EventDelivery {
  delivery: WebhookDelivery;
  event: DeskEvent;
}

/** What a bureau can ask about its own webhooks. */
export class WebhookStore {
  constructor(
    private readonly store: Store,
    private readonly viewer: Viewer,
  ) {}

  /** The bureau's webhooks, in the order in which they were registered. */
  list(): Promise<Webhook[]> {
    return this.store.reader.find(Webhook, { where: { bureau: this.viewer.bureau }, order: { id: 'ASC' }, take: 100 });
  }

  findById(id: string): Promise<Webhook | null> {
    return this.store.reader.findOneBy(Webhook, { id, bureau: this.viewer.bureau });
  }

  /** The dead letters of a webhook behind `after`, the newest first. */
  async deadLetters(webhookId: string, after: InstantPlace | undefined, limit: number): Promise<EventDelivery[]> {
    const query = this.store.reader
      .createQueryBuilder(WebhookDelivery, 'delivery')
      .where('delivery.webhookId = :webhookId AND delivery.diedAt IS NOT NULL', { webhookId })
      .orderBy('delivery.diedAt', 'DESC')
      .addOrderBy('delivery.id', 'DESC')
      .limit(limit);
    if (after) {
      query.andWhere('(delivery.diedAt < :afterAt OR (delivery.diedAt = :afterAt AND delivery.id < :afterId))', {
        afterAt: after.at,
        afterId: after.id,
      });
    }
    return withEvents(this.store.reader, await query.getMany());
  }
}

/** The webhooks of these bureaus, within a transaction. */
export async function webhooksOfBureaus(manager: EntityManager, bureaus: readonly string[]): Promise<Webhook[]> {
  return bureaus.length === 0 ? [] : manager.findBy(Webhook, { bureau: In(bureaus) });
}

/** The webhooks for which deliveries are due. */
export async function webhooksWithDue(store: Store, now: Date): Promise<string[]> {
  const rows = await store.reader
    .createQueryBuilder(WebhookDelivery, 'delivery')
    .select('DISTINCT delivery.webhookId', 'webhookId')
    .where('delivery.dueAt <= :now', { now })
    .getRawMany<{ webhookId: string }>();
  return rows.map((row) => row.webhookId);
}

/**
 * Takes deliveries of a webhook that are due, `limit` of them at most, for `leaseMs`: nobody else tries them meanwhile, and
 * somebody does when this process dies.
 */
export async function claimDeliveries(
  store: Store,
  webhookId: string,
  limit: number,
  leaseMs: number,
): Promise<EventDelivery[]> {
  const now = new Date();
  const due = await store.reader.find(WebhookDelivery, {
    where: { webhookId, dueAt: LessThanOrEqual(now) },
    order: { dueAt: 'ASC', id: 'ASC' },
    take: limit,
  });
  if (due.length === 0) return [];
  const claimed = await store.write(async (manager) => {
    const mine: WebhookDelivery[] = [];
    for (const delivery of due) {
      const attempts = delivery.attempts + 1;
      const dueAt = new Date(now.getTime() + leaseMs);
      const where = { id: delivery.id, attempts: delivery.attempts, dueAt: LessThanOrEqual(now) };
      const { affected } = await manager.update(WebhookDelivery, where, { attempts, dueAt });
      if (affected === 1) mine.push(Object.assign(delivery, { dueAt, attempts }));
    }
    return mine;
  });
  return withEvents(store.reader, claimed);
}

/** What one try of a delivery came to. */
export type Tried =
  | { delivery: WebhookDelivery; outcome: 'DELIVERED' }
  | { delivery: WebhookDelivery; outcome: 'FAILED'; failure: string; retryAt: Date | null };

/** Notes what became of deliveries: what was taken is done, the rest is due again or a dead letter. */
export async function settleDeliveries(store: Store, webhookId: string, tried: readonly Tried[]): Promise<void> {
  const now = new Date();
  const delivered = tried.filter(({ outcome }) => outcome === 'DELIVERED').map(({ delivery }) => delivery.id);
  await store.write(async (manager) => {
    if (delivered.length > 0) {
      await manager.delete(WebhookDelivery, { id: In(delivered) });
      await manager.update(Webhook, { id: webhookId }, { lastDeliveredAt: now });
    }
    if (delivered.length < tried.length) await manager.update(Webhook, { id: webhookId }, { lastFailedAt: now });
    for (const one of tried) {
      if (one.outcome === 'DELIVERED') continue;
      const { delivery, failure: lastFailure, retryAt: dueAt } = one;
      const changes = { lastFailure, dueAt, diedAt: dueAt === null ? now : null };
      // Only while the try is still this one's: after the lease another may have begun.
      await manager.update(WebhookDelivery, { id: delivery.id, attempts: delivery.attempts }, changes);
    }
  });
}

/** Makes all dead letters of a webhook due again, as if they had never been tried; gives their number. */
export async function reviveDeadLetters(manager: EntityManager, webhookId: string, now: Date): Promise<number> {
  const dead = { webhookId, diedAt: Not(IsNull()) };
  const { affected } = await manager.update(WebhookDelivery, dead, { dueAt: now, diedAt: null, attempts: 0 });
  return affected ?? 0;
}

/** Removes a webhook with all that waits for it. */
export async function deleteWebhook(manager: EntityManager, id: string): Promise<void> {
  await manager.delete(WebhookDelivery, { webhookId: id });
  await manager.delete(Webhook, { id });
}

async function withEvents(manager: EntityManager, deliveries: readonly WebhookDelivery[]): Promise<EventDelivery[]> {
  if (deliveries.length === 0) return [];
  const events = await manager.findBy(DeskEvent, { id: In(deliveries.map(({ eventId }) => eventId)) });
  const byId = new Map(events.map((event) => [event.id, event]));
  return deliveries.flatMap((delivery) => {
    const event = byId.get(delivery.eventId);
    return event === undefined ? [] : [{ delivery, event }];
  });
}
