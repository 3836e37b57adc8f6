import { type HitEvent, hitEventSchema } from '@crimegraph/shared/hits/hit-event';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import type { Store } from '@crimegraph/shared/store/store';
import { isUniqueViolation } from '@crimegraph/shared/store/unique-violation';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Context } from '../context';
import { Hit } from '../entities/hit';
import { HitAct } from '../entities/hit-act';
import { findKnownHits } from '../hit-store';
import { type ConfirmationTimes, startClock } from '../rules/confirmation-clock';
import { hitUrgency } from '../rules/hit-urgency';
import { hitAct } from './hit-acts';
import { hitNews } from './hit-news';
import { tellBureaus } from './tell-bureaus';

/** A dispatcher's batch. What cannot even be named is refused with the whole delivery. */
const deliverySchema = z.object({ events: z.array(z.looseObject({ id: z.string().max(64) })).max(100) });

/**
 * Takes a delivery of hits into the inboxes of the records' owners. Events that are there already change nothing, so a
 * delivery whose answer was lost may be sent again.
 *
 * @returns the ids of the events that are no hits and were not taken; all others are in the inboxes
 * @throws an error of status 400 when `body` is not a delivery; nothing of it is taken
 */
export async function receiveHits(body: unknown, { store, loaders, now }: Context): Promise<{ refused: string[] }> {
  const delivery = deliverySchema.safeParse(body);
  if (!delivery.success) {
    throw Object.assign(new Error('expected a delivery of at most 100 hit events'), { status: 400 });
  }
  const parsed = delivery.data.events.map((event) => ({ id: event.id, result: hitEventSchema.safeParse(event) }));
  const events = parsed.flatMap(({ result }) => (result.success ? [result.data] : []));
  await takeHits(store, events, loaders.desk.settings.times, now);
  loaders.desk.told();
  return { refused: parsed.filter(({ result }) => !result.success).map(({ id }) => id) };
}

/** Takes events, whosever they are, each once. */
async function takeHits(store: Store, events: readonly HitEvent[], times: ConfirmationTimes, now: Date): Promise<void> {
  const byId = new Map(events.map((event) => [event.id, event]));
  const take = () =>
    store.write(async (manager) => {
      const known = new Set(await findKnownHits(manager, [...byId.keys()]));
      const news = [...byId.values()].filter((event) => !known.has(event.id));
      await insertHits(
        manager,
        news.map((event) => openHit(event, times, now)),
        now,
      );
    });
  try {
    await take();
  } catch (error) {
    // The same event came twice at once: now the other one's is committed, and known.
    if (!isUniqueViolation(error)) throw error;
    await take();
  }
}

/** Puts new hits into the inboxes and tells their owners. */
export async function insertHits(manager: EntityManager, hits: readonly Hit[], now: Date): Promise<void> {
  await insertRows(manager, Hit, hits);
  await insertRows(
    manager,
    HitAct,
    hits.map((hit) => hitAct(hit.id, 'RECEIVED', now)),
  );
  const news = hits.map((hit) => hitNews(hit.owner, 'hit.received', hit, 1));
  await tellBureaus(manager, news, now);
}

/** The row of a hit that nobody has decided on yet. Its clock starts when the desk has it: the owner cannot know it before. */
export function openHit(event: HitEvent, times: ConfirmationTimes, now: Date): Hit {
  const urgency = hitUrgency(event);
  return Object.assign(new Hit(), event, {
    occurredAt: new Date(event.occurredAt),
    outcomeClearance: event.outcomeClearance ?? null,
    status: 'OPEN' as const,
    urgency,
    escalatedTo: null,
    ...startClock(times, urgency, now),
  });
}
