import { globalId } from '@crimegraph/shared/ids/global-id';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Webhook } from '../entities/webhook';
import { subjectsToldOf } from '../feed/told-of';
import { forUpdate } from '../hits/for-update';
import { deleteWebhook, MAX_WEBHOOKS, reviveDeadLetters, webhooksOfBureaus } from './webhook-store';

/** Why nothing was done. */
export type WebhookProblem =
  | { __typename: 'WebhookNotFound'; code: 'WEBHOOK_NOT_FOUND'; message: string }
  | { __typename: 'TooManyWebhooks'; code: 'TOO_MANY_WEBHOOKS'; message: string };

/** A webhook as it is registered: `sealedSecret` opens for its id. */
export type NewWebhook = Pick<Webhook, 'id' | 'url' | 'sealedSecret'>;

/** Registers an address of the viewer's bureau. */
export async function registerWebhook(
  manager: EntityManager,
  { id, url, sealedSecret }: NewWebhook,
  { bureau, clearance, subject, scopes }: Viewer,
  now: Date,
): Promise<{ webhookId: string } | WebhookProblem> {
  const registered = await webhooksOfBureaus(manager, [bureau]);
  if (registered.length >= MAX_WEBHOOKS) {
    const message = `A bureau may have ${MAX_WEBHOOKS} webhooks. Remove one first.`;
    return { __typename: 'TooManyWebhooks', code: 'TOO_MANY_WEBHOOKS', message };
  }
  const told = subjectsToldOf(scopes);
  await manager.insert(Webhook, {
    id,
    bureau,
    url,
    sealedSecret,
    clearance,
    toldOfCommission: told.includes('CommissionOrder') ? 1 : 0,
    toldOfReviews: told.includes('Review') ? 1 : 0,
    registeredAt: now,
    registeredBy: subject,
    lastDeliveredAt: null,
    lastFailedAt: null,
  });
  return { webhookId: id };
}

/** Removes an address of the viewer's bureau, with all that still waits for it. */
export async function removeWebhook(
  manager: EntityManager,
  id: string | undefined,
  viewer: Viewer,
): Promise<{ id: string } | WebhookProblem> {
  const webhook = await ownWebhook(manager, id, viewer);
  if (webhook === null) return notFound;
  await deleteWebhook(manager, webhook.id);
  return { id: globalId('Webhook', webhook.id) };
}

/** Makes the dead letters of an address of the viewer's bureau due again. */
export async function replayDeadLetters(
  manager: EntityManager,
  id: string | undefined,
  viewer: Viewer,
  now: Date,
): Promise<{ webhookId: string; replayed: number } | WebhookProblem> {
  const webhook = await ownWebhook(manager, id, viewer);
  if (webhook === null) return notFound;
  return { webhookId: webhook.id, replayed: await reviveDeadLetters(manager, webhook.id, now) };
}

/** An id for a webhook that is about to be registered. */
export function newWebhookId(): string {
  return uuid();
}

const notFound: WebhookProblem = {
  __typename: 'WebhookNotFound',
  code: 'WEBHOOK_NOT_FOUND',
  message: 'There is no such webhook.',
};

function ownWebhook(manager: EntityManager, id: string | undefined, { bureau }: Viewer): Promise<Webhook | null> {
  const query = manager.createQueryBuilder(Webhook, 'webhook').where({ id: id ?? '', bureau });
  return forUpdate(query).getOne();
}
