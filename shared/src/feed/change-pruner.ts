import type { Logger } from '../log/logger';
import type { Store } from '../store/store';
import { pruneChanges } from './positions';

const PAUSE_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Forgets changes that are older than the feed keeps them, once an hour while the service runs. */
export class ChangePruner {
  private readonly timer: NodeJS.Timeout;
  private pruning: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Store,
    private readonly retentionDays: number,
    private readonly logger: Logger,
  ) {
    this.timer = setInterval(() => {
      this.pruning = this.prune();
    }, PAUSE_MS).unref();
  }

  /** Resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.pruning;
  }

  private async prune(): Promise<void> {
    try {
      const forgotten = await pruneChanges(this.store, new Date(Date.now() - this.retentionDays * DAY_MS));
      if (forgotten > 0) this.logger.info({ forgotten }, 'old changes of records forgotten');
    } catch (error) {
      // The next hour tries again; nothing but disk space depends on it.
      this.logger.warn({ error: (error as Error).message }, 'old changes of records could not be forgotten');
    }
  }
}
