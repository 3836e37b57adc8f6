import { setTimeout as delay } from 'node:timers/promises';
import { MAX_REFUSALS, type Refusal, REFUSALS_PATH } from '@crimegraph/shared/audit/refusal';
import { CALLER_HEADER, signCallerContext } from '@crimegraph/shared/identity/caller-context';
import type { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import type { Logger } from '@crimegraph/shared/log/logger';

/** A refusal waits so long for its entry, and then goes out: it shows nothing. */
const PATIENCE_MS = 1_000;
const DEADLINE_MS = 3_000;
const RETRY_MS = 1_000;
/** More than these are not kept in memory while the log cannot be reached; they are lines of the process's log as well. */
const MAX_WAITING = 10_000;
/** Requests without a valid token are counted over so long: a flood of them is no flood of entries. */
const COUNT_MS = 1_000;

/**
 * Carries what the gateway refuses into the audit log: the gateway has no store, so the notices service keeps the entries.
 * Each refusal is a line of the process's log at once, and is delivered as soon as that service takes it.
 */
export class RefusalLog {
  private waiting: { refusal: Refusal; done: () => void }[] = [];
  private delivering: Promise<void> | undefined;
  private stopped = false;
  private readonly uncounted = new Map<string, number>();
  private counter: NodeJS.Timeout | undefined;

  constructor(
    private readonly noticesUrl: () => string,
    private readonly keys: CallerKeys,
    private readonly logger: Logger,
  ) {}

  /** Notes a refusal; resolves when it is in the audit log, or when it has been waited for long enough. */
  async note(refusal: Refusal): Promise<void> {
    const { caller, trace, operation, codes, times } = refusal;
    this.logger.warn({ trace, operation, codes, times, ...caller }, 'refused');
    if (this.waiting.length >= MAX_WAITING) return this.logger.error({ codes }, 'a refusal is not in the audit log');
    const kept = new Promise<void>((done) => this.waiting.push({ refusal, done }));
    this.delivering ??= this.deliver();
    await Promise.race([kept, delay(PATIENCE_MS, undefined, { ref: false })]);
  }

  /** Counts a request of somebody without a valid token. */
  count(code: string): void {
    this.uncounted.set(code, (this.uncounted.get(code) ?? 0) + 1);
    this.counter ??= setTimeout(() => this.noteCounted(), COUNT_MS).unref();
  }

  /** Delivers what waits, if the service takes it at once, and ends. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.counter);
    this.noteCounted();
    await this.delivering;
  }

  private noteCounted(): void {
    this.counter = undefined;
    const at = new Date().toISOString();
    for (const [code, times] of this.uncounted) {
      void this.note({ at, caller: null, trace: '0'.repeat(32), operation: null, codes: [code], times });
    }
    this.uncounted.clear();
  }

  private async deliver(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.slice(0, MAX_REFUSALS);
      try {
        await this.send(batch.map(({ refusal }) => refusal));
        this.waiting = this.waiting.slice(batch.length);
        for (const { done } of batch) done();
      } catch (error) {
        this.logger.warn({ error: (error as Error).message }, 'refusals are not in the audit log yet');
        if (this.stopped) break;
        await delay(RETRY_MS, undefined, { ref: false });
      }
    }
    this.delivering = undefined;
  }

  private async send(refusals: Refusal[]): Promise<void> {
    const body = JSON.stringify({ refusals });
    const deadline = Date.now() + DEADLINE_MS;
    const context = { viewer: gatewayService, trace: '0'.repeat(32), deadline, operation: null };
    const response = await fetch(new URL(REFUSALS_PATH, this.noticesUrl()), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [CALLER_HEADER]: await signCallerContext(this.keys, 'notices', context, body, REFUSALS_PATH),
      },
      body,
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    await response.arrayBuffer();
    if (response.status !== 204) throw new Error(`the service answered ${response.status}`);
  }
}

const gatewayService: Viewer = {
  subject: 'service:gateway',
  bureau: 'XPO',
  entity: null,
  role: 'secretariat',
  scopes: [],
  clearance: 1,
  purpose: 'SUPERVISION',
  caseReference: null,
};
