import { setTimeout as delay } from 'node:timers/promises';
import type { Ask } from './judge';

const DELIVERY_MS = 40_000;

/** Resolves when no hit waits in the outbox any more. */
export async function settled(ask: Ask): Promise<void> {
  const until = Date.now() + DELIVERY_MS;
  while ((await ask('SELECT id FROM documents.outbox_event LIMIT 1')).length > 0) {
    if (Date.now() > until) throw new Error('hits were not delivered');
    await delay(200);
  }
}
