import type { Store } from '@crimegraph/shared/store/store';
import { In, LessThan } from 'typeorm';
import { DeskEvent } from '../entities/desk-event';
import { WebhookDelivery } from '../entities/webhook-delivery';

const BATCH = 500;

/**
 * Removes some of what bureaus were told before `before`, with the deliveries that are still about it. The hits themselves
 * stay. Gives whether there may be more.
 */
export async function forgetEvents(store: Store, before: Date): Promise<boolean> {
  const old = await store.reader.find(DeskEvent, {
    select: { id: true },
    where: { at: LessThan(before) },
    order: { at: 'ASC', id: 'ASC' },
    take: BATCH,
  });
  if (old.length === 0) return false;
  const ids = old.map((event) => event.id);
  await store.write(async (manager) => {
    await manager.delete(WebhookDelivery, { eventId: In(ids) });
    await manager.delete(DeskEvent, { id: In(ids) });
  });
  return true;
}
