import { LessThan, type EntityManager } from 'typeorm';
import { OutboxRow, outboxRow } from '../hits/outbox-row';
import type { Logger } from '../log/logger';
import { currentDeadline, withDeadline, withoutDeadline } from '../requests/with-deadline';
import { insertRows } from '../store/insert-rows';
import type { Store } from '../store/store';
import { StoreUnavailable } from '../store/store-unavailable';
import { againOnUniqueViolation } from '../store/unique-violation';
import type { AuditEntry } from './audit-row';
import type { Settlement } from './audit-trail';
import { Chain } from './chain';
import type { ChainAnchor, ChainHead } from './chain-anchor';
import { insertPending, pendingEntry, PendingRow, takePending } from './pending-row';
import { CHAIN_ACTION, CHAIN_BEGUN, CHAIN_ENDED, serviceEntry } from './service-entry';

/** Where what requests did is made durable. */
export interface AuditJournal {
  /**
   * Resolves when all of it is durable; rejects when it could not be written, or not before the caller's deadline, and then
   * nothing may be answered.
   */
  commit(settlement: Settlement): Promise<void>;
  /** Ends it cleanly, after all that is under way. */
  close(): Promise<void>;
}

/** What an audit log is opened with. */
export interface AuditLogOptions {
  logger: Logger;
  /** Where the chain is anchored outside the store. */
  anchor?: ChainAnchor | undefined;
  /** Told when hits are in the outbox. */
  onHits?: () => void;
  /** Entries that have waited for their process for so long have lost it, and are taken over. */
  takeOverAfterMs?: number;
}

/** What was done within a transaction, and how it is to be audited. */
export interface Audited<T> {
  result: T;
  entries: readonly AuditEntry[];
}

interface Waiting {
  settlement: Settlement;
  /** Instant after which nobody waits for these, in ms since 1970. */
  until: number;
  done: () => void;
  failed: (error: unknown) => void;
}

/** How long entries may wait for their transaction when nobody in particular waits for them. */
const PATIENCE_MS = 5_000;
/** A row of ours that is there already has been written by an earlier try; the second try then finds it. */
const TRIES = 3;
/** The same for work of many rows, which may meet another writer's new rows at every try. */
const WORK_TRIES = 30;
/** No request is under way for so long (docs/operations.md: deadlines). */
const TAKE_OVER_AFTER_MS = 30_000;
const TAKE_OVER_BATCH = 500;

/**
 * The audit log of one process. Entries that arrive while a transaction is under way are written together in the next
 * (group commit), so that durability costs one disk flush for many answers. Hits go to the outbox in the same
 * transaction: no answer that shows a hit can leave before the hit is safe.
 *
 * The rows are one chain, which begins and ends with a row of its own and is anchored outside the store.
 */
export class AuditLog implements AuditJournal {
  private chain = new Chain();
  private waiting: Waiting[] = [];
  private flushing: Promise<void> | undefined;
  private begun: Promise<void> | undefined;
  private readonly timer: NodeJS.Timeout;
  private readonly takeOverAfterMs: number;

  constructor(
    private readonly store: Store,
    private readonly options: AuditLogOptions,
  ) {
    this.takeOverAfterMs = options.takeOverAfterMs ?? TAKE_OVER_AFTER_MS;
    this.timer = setInterval(() => void this.takeOver(), this.takeOverAfterMs).unref();
  }

  /** Begins the chain, so that it is known outside the store before anything is answered. Without it, the first entry does. */
  begin(): Promise<void> {
    this.begun ??= this.beginChain().catch((error: unknown) => {
      this.begun = undefined;
      throw error;
    });
    return this.begun;
  }

  commit(settlement: Settlement): Promise<void> {
    const until = currentDeadline() ?? Date.now() + PATIENCE_MS;
    let timer: NodeJS.Timeout | undefined;
    const written = new Promise<void>((done, failed) => {
      timer = setTimeout(() => failed(new StoreUnavailable('not audited in time')), Math.max(0, until - Date.now()));
      this.waiting.push({ settlement, until, done, failed });
      this.flushing ??= withoutDeadline(() => this.flush());
    });
    return written.finally(() => clearTimeout(timer));
  }

  /**
   * Does `work` and writes the entries that it gives in one transaction: neither is durable without the other. As the work
   * of every `Store.write`, it may run again and then has to look for what it did.
   */
  async commitWith<T>(work: (manager: EntityManager) => Promise<Audited<T>>): Promise<T> {
    const transaction = async (manager: EntityManager) => {
      const done = await work(manager);
      await insertPending(manager, done.entries);
      return done;
    };
    const { result, entries } = await againOnUniqueViolation(WORK_TRIES, () => this.store.write(transaction));
    await this.commit({ entries, hits: [], pending: entries.map(({ id }) => id) });
    return result;
  }

  /** Takes over what processes that died have left waiting, and resolves when it is in this chain. */
  async takeOver(): Promise<void> {
    try {
      const since = LessThan(new Date(Date.now() - this.takeOverAfterMs));
      const rows = await this.store.reader.find(PendingRow, { where: { since }, take: TAKE_OVER_BATCH });
      if (rows.length === 0) return;
      await this.commit({ entries: rows.map(pendingEntry), hits: [], pending: rows.map(({ id }) => id) });
      this.options.logger.warn({ rows: rows.length }, 'audit entries of a process that died are taken over');
    } catch (error) {
      this.options.logger.error({ error: (error as Error).message }, 'waiting audit entries could not be taken over');
    }
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.flushing;
    if (this.begun === undefined) return;
    await this.commit({ entries: [serviceEntry(this.store.name, CHAIN_ACTION, CHAIN_ENDED)], hits: [], pending: [] });
    await this.options.anchor?.close(this.chain.head);
  }

  private async beginChain(): Promise<void> {
    // A new one at each try: of the one before it may be announced that it begins.
    this.chain = new Chain();
    const entry = serviceEntry(this.store.name, CHAIN_ACTION, CHAIN_BEGUN);
    await this.options.anchor?.announce(this.chain.first(entry));
    this.chain.committed(await this.append({ entries: [entry], hits: [], pending: [] }));
    await this.options.anchor?.open(this.chain.head);
  }

  private async flush(): Promise<void> {
    while (this.waiting.length > 0) {
      // One turn of the event loop lets requests that finish together share the transaction.
      await new Promise(setImmediate);
      const batch = this.waiting;
      this.waiting = [];
      const settlement = together(batch);
      try {
        await this.begin();
        // For all who wait, not under the deadline of the one who happened to come first.
        const until = Math.max(...batch.map((item) => item.until));
        this.chain.committed(await withDeadline(until, () => this.append(settlement)));
      } catch (error) {
        for (const item of batch) item.failed(error);
        continue;
      }
      this.options.anchor?.advance(this.chain.head);
      for (const item of batch) item.done();
      if (settlement.hits.length > 0) this.options.onHits?.();
    }
    // In the same turn in which nothing was found waiting: a later entry starts a new flush, none can fall between.
    this.flushing = undefined;
  }

  /** Adds to the chain in one transaction; gives its new end. A batch that is found there is not written again. */
  private append({ entries, hits, pending }: Settlement): Promise<ChainHead> {
    let tried: ChainHead | undefined;
    const transaction = async (manager: EntityManager): Promise<ChainHead> => {
      const head = await this.chain.find(manager);
      if (head.hash === tried?.hash) return head;
      const taken = await takePending(manager, pending);
      tried = await this.chain.add(
        manager,
        entries.filter(({ id }) => !taken.has(id)),
        head,
      );
      await insertRows(manager, OutboxRow, hits.map(outboxRow));
      return tried;
    };
    return againOnUniqueViolation(TRIES, () => this.store.write(transaction));
  }
}

/** Of an entry that was taken over while its request was still under way, the first is kept: one of the two is enough. */
function together(batch: readonly Waiting[]): Settlement {
  const entries = new Map<string, AuditEntry>();
  for (const { settlement } of batch) {
    for (const entry of settlement.entries) if (!entries.has(entry.id)) entries.set(entry.id, entry);
  }
  return {
    entries: [...entries.values()],
    hits: batch.flatMap(({ settlement }) => settlement.hits),
    pending: [...new Set(batch.flatMap(({ settlement }) => settlement.pending))],
  };
}
