import { globalId } from '@crimegraph/shared/ids/global-id';
import { connection, pageSize } from '@crimegraph/shared/paging/keyset';
import type { Context } from '../context';
import type { Webhook as Row } from '../entities/webhook';
import { instantKeyset, placeOf } from '@crimegraph/shared/paging/instant-place';
import type { EventDelivery } from '../webhooks/webhook-store';

export const Webhook = {
  id: (webhook: Row) => globalId('Webhook', webhook.id),
  deadLetters: async (
    webhook: Row,
    { first, after }: { first: number; after?: string | null },
    { loaders }: Context,
  ) => {
    const size = pageSize(first);
    const rows = await loaders.webhooks.deadLetters(webhook.id, placeOf(after), size + 1);
    return connection(rows, size, ({ delivery }) => instantKeyset(delivery.diedAt as Date, delivery.id));
  },
};

export const DeadLetter = {
  eventId: ({ event }: EventDelivery) => event.id,
  event: ({ event }: EventDelivery) => event.type,
  hit: ({ event }: EventDelivery, _: unknown, { loaders }: Context) =>
    event.aboutType === 'Hit' ? loaders.hitById.load(event.aboutId) : null,
  toldAt: ({ event }: EventDelivery) => event.at,
  diedAt: ({ delivery }: EventDelivery) => delivery.diedAt,
  attempts: ({ delivery }: EventDelivery) => delivery.attempts,
  lastFailure: ({ delivery }: EventDelivery) => delivery.lastFailure,
};
