import { In } from 'typeorm';
import { CALLER_HEADER, signCallerContext } from '../identity/caller-context';
import type { CallerKeys } from '../identity/caller-keys';
import type { Viewer } from '../identity/viewer';
import type { Logger } from '../log/logger';
import { withDeadline } from '../requests/with-deadline';
import type { Store } from '../store/store';
import { OutboxRow } from './outbox-row';

const BATCH = 100;
const DEADLINE_MS = 3_000;
const RETRY_MS = 1_000;
const MAX_RETRY_MS = 30_000;

/**
 * Carries hits from one store's outbox to the hit desk, at least once: an event leaves the outbox only when the desk has
 * said that it has it, and the desk knows each event's id, so a repetition changes nothing.
 */
export class HitDispatcher {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private failures = 0;
  private stopped = false;

  constructor(
    private readonly store: Store,
    private readonly keys: CallerKeys,
    private readonly hitDeskUrl: string,
    private readonly logger: Logger,
  ) {}

  /** Delivers what is waiting now, and again whenever something new or failed is waiting. */
  nudge(): void {
    if (this.stopped || this.running !== undefined) return;
    clearTimeout(this.timer);
    this.running = this.deliver().finally(() => {
      this.running = undefined;
      if (!this.stopped) this.timer = setTimeout(() => this.nudge(), this.pause()).unref();
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private pause(): number {
    return Math.min(RETRY_MS * 2 ** this.failures, MAX_RETRY_MS);
  }

  private async deliver(): Promise<void> {
    try {
      while (await withDeadline(Date.now() + 2 * DEADLINE_MS, () => this.deliverBatch()));
      this.failures = 0;
    } catch (error) {
      this.failures = Math.min(this.failures + 1, 5);
      this.logger.warn({ error: (error as Error).message }, 'hits could not be delivered yet');
    }
  }

  /** Whether there was anything to deliver. */
  private async deliverBatch(): Promise<boolean> {
    const rows = await this.store.reader.find(OutboxRow, { order: { at: 'ASC', id: 'ASC' }, take: BATCH });
    if (rows.length === 0) return false;
    await this.send(rows.map((row) => JSON.parse(row.event) as unknown));
    await this.store.write((manager) => manager.delete(OutboxRow, { id: In(rows.map((row) => row.id)) }));
    return true;
  }

  private async send(events: unknown[]): Promise<void> {
    const body = JSON.stringify({ events });
    const context = {
      viewer: deliveryService(this.store.name),
      trace: '0'.repeat(32),
      deadline: Date.now() + DEADLINE_MS,
      operation: null,
    };
    const path = '/internal/hits';
    const response = await fetch(new URL(path, this.hitDeskUrl), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [CALLER_HEADER]: await signCallerContext(this.keys, 'notices', context, body, path),
      },
      body,
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    await response.arrayBuffer();
    if (response.status !== 204) throw new Error(`the hit desk answered ${response.status}`);
  }
}

function deliveryService(name: string): Viewer {
  return {
    subject: `service:${name}`,
    bureau: 'XPO',
    entity: null,
    role: 'secretariat',
    scopes: [],
    clearance: 1,
    purpose: 'ALERTS',
    caseReference: null,
  };
}
