import type { Logger } from '@crimegraph/shared/log/logger';
import type { Store } from '@crimegraph/shared/store/store';
import { withDeadline } from '@crimegraph/shared/requests/with-deadline';
import { RepeatedWork } from '@crimegraph/shared/work/repeated-work';
import { Webhook } from '../entities/webhook';
import { type EventDelivery, claimDeliveries, settleDeliveries, type Tried, webhooksWithDue } from './webhook-store';
import type { Receipt, WebhookEndpoint } from './webhook-endpoint';
import type { WebhookSecrets } from './webhook-secrets';

const EVERY_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** How long the store may take for one piece of the work, in ms. */
const STORE_MS = 5_000;
/** Tried at once at one endpoint. */
const AT_ONCE = 4;
/** Tries may be up to this much sooner or later than their pause says: what failed together does not come back together. */
const JITTER = 0.25;

/**
 * Delivers what bureaus are told to their webhooks, at least once each. Each webhook has a lane of its own, so a slow or
 * dead endpoint holds up nobody else; several instances share the work by taking deliveries for a while.
 */
export class WebhookSender {
  private readonly work: RepeatedWork;
  private readonly lanes = new Map<string, Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(
    private readonly store: Store,
    private readonly secrets: WebhookSecrets,
    private readonly endpoint: WebhookEndpoint,
    private readonly pausesMs: readonly number[],
    private readonly deadlineMs: number,
    private readonly logger: Logger,
  ) {
    this.work = new RepeatedWork({
      name: 'webhooks',
      everyMs: EVERY_MS,
      longestPauseMs: LONGEST_PAUSE_MS,
      pieceMs: STORE_MS,
      logger,
      piece: () => this.openLanes(),
    });
  }

  /** Delivers what is due now; what is due later is delivered without a nudge. */
  nudge(): void {
    this.work.nudge();
  }

  /** What is under way is broken off, and tried again by whoever comes next. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.work.stop();
    await Promise.all(this.lanes.values());
    await this.endpoint.close();
  }

  private async openLanes(): Promise<false> {
    for (const webhookId of await webhooksWithDue(this.store, new Date())) {
      if (this.lanes.has(webhookId)) continue;
      const lane = this.runLane(webhookId)
        .catch((error: unknown) => {
          this.logger.warn({ webhook: webhookId, error: (error as Error).message }, 'a webhook could not be served');
        })
        .finally(() => this.lanes.delete(webhookId));
      this.lanes.set(webhookId, lane);
    }
    return false;
  }

  /** Works off what is due for one webhook. */
  private async runLane(webhookId: string): Promise<void> {
    const pieceMs = this.deadlineMs + STORE_MS;
    while (!this.stopping.signal.aborted) {
      if (!(await withDeadline(Date.now() + pieceMs, () => this.deliverSome(webhookId)))) return;
    }
  }

  /** Whether there was anything to deliver. */
  private async deliverSome(webhookId: string): Promise<boolean> {
    // Long enough for the tries and the note of them.
    const leaseMs = this.deadlineMs + 2 * STORE_MS;
    const claimed = await claimDeliveries(this.store, webhookId, AT_ONCE, leaseMs);
    if (claimed.length === 0) return false;
    const webhook = await this.store.reader.findOneBy(Webhook, { id: webhookId });
    if (webhook === null) return false;
    const secret = await this.secretOf(webhook);
    const tried = await Promise.all(claimed.map((one) => this.attempt(webhook, secret, one)));
    await settleDeliveries(this.store, webhookId, tried);
    return true;
  }

  /** Null when it was encrypted under a key that is not set any more: whoever runs the desk can put it back. */
  private async secretOf({ id, sealedSecret }: Webhook): Promise<string | null> {
    try {
      return await this.secrets.open(id, sealedSecret);
    } catch (error) {
      this.logger.error({ webhook: id, error: (error as Error).message }, 'the secret of a webhook cannot be read');
      return null;
    }
  }

  private async attempt(webhook: Webhook, secret: string | null, { delivery, event }: EventDelivery): Promise<Tried> {
    const receipt =
      secret === null ? unsigned : await this.endpoint.send(webhook.url, secret, event, this.stopping.signal);
    if (receipt.taken) return { delivery, outcome: 'DELIVERED' };
    const { failure, forGood } = receipt;
    const pause = this.stopping.signal.aborted ? 0 : this.pausesMs[delivery.attempts - 1];
    const dead = forGood || pause === undefined;
    const { bureau, id } = webhook;
    if (dead) this.logger.error({ webhook: id, bureau, event: event.id, failure }, 'an event for a webhook is dead');
    return { delivery, outcome: 'FAILED', failure, retryAt: dead ? null : new Date(Date.now() + jittered(pause)) };
  }
}

const unsigned: Receipt = { taken: false, failure: 'SECRET_UNREADABLE', forGood: false };

function jittered(pause: number): number {
  return pause * (1 - JITTER + 2 * JITTER * Math.random());
}
