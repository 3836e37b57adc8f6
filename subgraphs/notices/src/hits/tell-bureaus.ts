import { randomUUID } from 'node:crypto';
import { groupedById } from '@crimegraph/shared/store/by-key';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { DeskEvent, type DeskEventType, type EventSubject } from '../entities/desk-event';
import { DeskLine } from '../entities/desk-line';
import type { Webhook } from '../entities/webhook';
import { WebhookDelivery } from '../entities/webhook-delivery';
import { webhooksOfBureaus } from '../webhooks/webhook-store';
import { forUpdate } from './for-update';

/** One thing to tell one bureau. */
export interface News {
  /** The event's id where it has to be known again; a new one when absent. Random in either case. */
  id?: string;
  bureau: string;
  type: DeskEventType;
  about: { type: EventSubject; id: string };
  /** Clearance that a viewer of the bureau needs to be told. */
  clearance: number;
  /** Ids and states: no personal data. */
  data: Readonly<Record<string, string | readonly string[] | null>>;
}

/**
 * Adds `news` to the lines of their bureaus and hands them to the bureaus' webhooks, within the transaction of what they
 * tell of. The row of each line is held until commit, so that whoever reads a line up to some number has all of it.
 */
export async function tellBureaus(manager: EntityManager, news: readonly News[], now: Date): Promise<void> {
  // In one order everywhere: two transactions that tell the same bureaus must not wait for one another.
  const bureaus = [...new Set(news.map(({ bureau }) => bureau))].sort();
  const events: DeskEvent[] = [];
  for (const [index, own] of groupedById(bureaus, news, ({ bureau }) => bureau).entries()) {
    const bureau = bureaus[index] as string;
    const last = await advanceLine(manager, bureau, own.length);
    events.push(...own.map((one, place) => deskEvent(one, last - own.length + 1 + place, now)));
  }
  await insertRows(manager, DeskEvent, events);
  const webhooks = await webhooksOfBureaus(manager, bureaus);
  const deliveries = events.flatMap((event) =>
    webhooks.filter((webhook) => isTold(webhook, event)).map((webhook) => delivery(webhook.id, event.id, now)),
  );
  await insertRows(manager, WebhookDelivery, deliveries);
}

/** Moves the end of a line on by `count` and gives where it then is. */
async function advanceLine(manager: EntityManager, bureau: string, count: number): Promise<number> {
  const advance = () =>
    manager
      .createQueryBuilder()
      .update(DeskLine)
      .set({ seq: () => 'seq + :count' })
      .where({ bureau })
      .setParameters({ count })
      .execute();
  if ((await advance()).affected === 0) {
    await manager.createQueryBuilder().insert().into(DeskLine).values({ bureau, seq: 0 }).orIgnore().execute();
    await advance();
  }
  const line = await forUpdate(manager.createQueryBuilder(DeskLine, 'line').where({ bureau })).getOneOrFail();
  return line.seq;
}

function deskEvent(
  { id = randomUUID(), bureau, type, about, clearance, data }: News,
  seq: number,
  now: Date,
): DeskEvent {
  const payload = JSON.stringify({ type, timestamp: now.toISOString(), data });
  return { id, bureau, seq, type, aboutType: about.type, aboutId: about.id, clearance, at: now, payload };
}

/** A webhook is told no more than whoever registered it might see. */
function isTold({ bureau, clearance, toldOfCommission, toldOfReviews }: Webhook, event: DeskEvent): boolean {
  if (bureau !== event.bureau || clearance < event.clearance) return false;
  switch (event.aboutType) {
    case 'Hit':
      return true;
    case 'Consultation':
    case 'CommissionOrder':
      return toldOfCommission === 1;
    case 'Review':
      return toldOfReviews === 1;
  }
}

function delivery(webhookId: string, eventId: string, now: Date): WebhookDelivery {
  return { id: uuid(), webhookId, eventId, attempts: 0, dueAt: now, diedAt: null, lastFailure: null };
}
