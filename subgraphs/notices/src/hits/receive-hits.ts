import { type HitEvent, hitEventSchema } from '@crimegraph/shared/hits/hit-event';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import type { Store } from '@crimegraph/shared/store/store';
import { Hit } from '../entities/hit';
import { findKnownHits } from '../hit-store';
import { confirmBy, hitUrgency } from '../rules/hit-urgency';

/** A dispatcher's batch. */
const eventsSchema = hitEventSchema.array().max(100);

/**
 * Takes a delivery of hits into the inboxes of the records' owners. Events that are there already change nothing, so a
 * delivery whose answer was lost may be sent again.
 *
 * @throws an error of status 400 when `body` is not a delivery; nothing of it is taken
 */
export async function receiveHits(body: unknown, store: Store): Promise<void> {
  const delivery = eventsSchema.safeParse((body as { events?: unknown } | undefined)?.events);
  if (!delivery.success) {
    throw Object.assign(new Error('expected a delivery of at most 100 hit events'), { status: 400 });
  }
  const events = new Map(delivery.data.map((event) => [event.id, event]));
  await store.write(async (manager) => {
    const known = new Set(await findKnownHits(manager, [...events.keys()]));
    const news = [...events.values()].filter((event) => !known.has(event.id));
    await insertRows(manager, Hit, news.map(openHit));
  });
}

/** The row of a hit that nobody has decided on yet. */
export function openHit(event: HitEvent): Hit {
  const urgency = hitUrgency(event);
  const occurredAt = new Date(event.occurredAt);
  return Object.assign(new Hit(), event, {
    occurredAt,
    status: 'OPEN' as const,
    urgency,
    confirmBy: confirmBy(urgency, occurredAt),
  });
}
