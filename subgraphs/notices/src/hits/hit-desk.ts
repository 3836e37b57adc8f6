import type { ProcessPart, Runtime } from '@crimegraph/shared/server/subgraph-definition';
import { RepeatedWork } from '@crimegraph/shared/work/repeated-work';
import { LineWatch } from '../feed/line-watch';
import type { HitDeskSettings } from '../settings';
import { WebhookAddresses } from '../webhooks/webhook-addresses';
import { WebhookEndpoint } from '../webhooks/webhook-endpoint';
import { WebhookSecrets } from '../webhooks/webhook-secrets';
import { WebhookSender } from '../webhooks/webhook-sender';
import { escalate } from './escalation';
import { forgetEvents } from './forget-events';

const LONGEST_PAUSE_MS = 30_000;
/** A piece is some dozens of small transactions at most. */
const PIECE_MS = 20_000;
const FORGET_EVERY_MS = 3_600_000;

/** What the hit desk does beside the requests: it escalates, tells open clients and webhooks, and forgets what is old. */
export class HitDesk implements ProcessPart {
  readonly secrets: WebhookSecrets;
  readonly addresses: WebhookAddresses;
  readonly watch: LineWatch;
  stopped = false;
  private readonly sender: WebhookSender;
  private readonly escalation: RepeatedWork;
  private readonly forgetting: RepeatedWork;

  constructor(
    { store, logger }: Pick<Runtime, 'store' | 'logger'>,
    readonly settings: HitDeskSettings,
  ) {
    const { times, escalationEveryMs, keepEventsMs, webhookDeadlineMs, webhookPausesMs } = settings;
    this.secrets = new WebhookSecrets(settings.webhookKeys);
    this.addresses = new WebhookAddresses(settings.webhookNetworks);
    this.watch = new LineWatch(store, logger);
    const endpoint = new WebhookEndpoint(this.addresses, webhookDeadlineMs);
    this.sender = new WebhookSender(store, this.secrets, endpoint, webhookPausesMs, webhookDeadlineMs, logger);
    const usual = { longestPauseMs: LONGEST_PAUSE_MS, pieceMs: PIECE_MS, logger };
    this.escalation = new RepeatedWork({
      ...usual,
      name: 'escalation',
      everyMs: escalationEveryMs,
      piece: async () => {
        const { taken, more } = await escalate(store, times);
        if (taken > 0) this.told();
        return more;
      },
    });
    this.forgetting = new RepeatedWork({
      ...usual,
      name: 'forgetting',
      everyMs: FORGET_EVERY_MS,
      piece: () => forgetEvents(store, new Date(Date.now() - keepEventsMs)),
    });
  }

  start(): this {
    for (const part of [this.sender, this.escalation, this.forgetting]) part.nudge();
    return this;
  }

  /** To be called when something was told to bureaus: open clients and webhooks have it at once. */
  told(): void {
    this.watch.nudge();
    this.sender.nudge();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all([this.escalation.stop(), this.forgetting.stop(), this.watch.stop(), this.sender.stop()]);
  }
}
