import { randomUUID } from 'node:crypto';
import type { AuditJournal } from '../audit/audit-log';
import type { RecordSource } from '../feed/record-source';
import type { Logger } from '../log/logger';
import type { Store } from '../store/store';
import { RepeatedWork } from '../work/repeated-work';
import { giveLeaseBack, takeLease } from '../work/work-lease';
import { ownersOf } from './owners';
import { PURGE_BATCH, purgeExpired } from './purge-expired';

/** The lease under which a store is purged. */
export const PURGE_LEASE = 'purge';

const LEASE_MS = 60_000;
const PIECE_MS = 20_000;
/** After so long a piece ends, and the next one begins with the lease anew. */
const SLICE_MS = 5_000;

/**
 * Deletes, beside the requests, the records that are not kept any more: they have been invisible since that instant. Batch by
 * batch, all types of the store, by one of its instances at a time.
 */
export class RecordPurger {
  private readonly holder = randomUUID();
  private readonly work: RepeatedWork;
  private first: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: Store,
    private readonly sources: readonly RecordSource[],
    private readonly log: Pick<AuditJournal, 'commit'>,
    private readonly logger: Logger,
    private readonly everyMs: number,
  ) {
    this.work = new RepeatedWork({
      name: 'purge',
      everyMs,
      longestPauseMs: 10 * everyMs,
      pieceMs: PIECE_MS,
      logger,
      piece: (stopping) => this.purgeSome(stopping),
    });
  }

  /** Begins when the service has been up for a while: whoever starts it waits for other things. */
  start(): this {
    this.first = setTimeout(() => this.work.nudge(), this.everyMs).unref();
    return this;
  }

  async stop(): Promise<void> {
    clearTimeout(this.first);
    await this.work.stop();
    await giveLeaseBack(this.store, PURGE_LEASE, this.holder).catch(() => undefined);
  }

  /** Whether there may be more. */
  private async purgeSome(stopping: AbortSignal): Promise<boolean> {
    if (!(await takeLease(this.store, PURGE_LEASE, this.holder, LEASE_MS))) return false;
    const until = Date.now() + SLICE_MS;
    for (const source of this.sources) {
      for await (const owner of ownersOf(this.store.reader, source)) {
        if (!(await this.purgeOwner(source, owner, until, stopping))) return !stopping.aborted;
      }
    }
    // Until the next time another instance may as well.
    await giveLeaseBack(this.store, PURGE_LEASE, this.holder);
    return false;
  }

  /** Whether all of the owner's records that are not kept any more are gone. */
  private async purgeOwner(
    source: RecordSource,
    owner: string,
    until: number,
    stopping: AbortSignal,
  ): Promise<boolean> {
    for (;;) {
      const started = Date.now();
      if (stopping.aborted || started > until) return false;
      const purged = await purgeExpired(this.store, source, owner, new Date());
      if (purged === undefined) return true;
      const { count, since, entries } = purged;
      if (entries.length > 0) await this.log.commit({ entries, hits: [], pending: entries.map(({ id }) => id) });
      const [tookMs, lateMs] = [Date.now() - started, started - since.getTime()];
      this.logger.info({ type: source.type, owner, purged: count, tookMs, lateMs }, 'records past their time deleted');
      if (count < PURGE_BATCH) return true;
    }
  }
}
