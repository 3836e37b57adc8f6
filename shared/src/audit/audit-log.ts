import { randomUUID } from 'node:crypto';
import { LessThan } from 'typeorm';
import type { HitEvent } from '../hits/hit-event';
import { OutboxRow } from '../hits/outbox-row';
import type { Logger } from '../log/logger';
import { insertRows } from '../store/insert-rows';
import type { Store } from '../store/store';
import { type AuditEntry, AuditRow } from './audit-row';
import { AuditTermRow, termsOf } from './audit-term-row';
import type { Settlement } from './audit-trail';
import type { ChainAnchor } from './chain-anchor';
import { pendingEntry, PendingRow, takePending } from './pending-row';
import { chainOrigin, rowHash } from './row-hash';
import { serviceEntry } from './service-entry';

/** Where what requests did is made durable. */
export interface AuditJournal {
  /** Resolves when all of it is durable; rejects when it could not be written, and then nothing may be answered. */
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

interface Waiting {
  settlement: Settlement;
  done: () => void;
  failed: (error: unknown) => void;
}

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
  private chain = '';
  private seq = 0;
  private lastHash = '';
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
    return new Promise((done, failed) => {
      this.waiting.push({ settlement, done, failed });
      this.flushing ??= this.flush();
    });
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
    await this.commit({ entries: [serviceEntry(this.store.name, 'chain', 'ENDED')], hits: [], pending: [] });
    await this.options.anchor?.close({ chain: this.chain, seq: this.seq - 1, hash: this.lastHash });
  }

  private async beginChain(): Promise<void> {
    // A new name at each try: whether rows of the try before are there cannot always be known.
    this.chain = randomUUID();
    this.seq = 0;
    this.lastHash = chainOrigin(this.chain);
    const [first] = this.chained([serviceEntry(this.store.name, 'chain', 'BEGUN')]);
    if (first === undefined) throw new Error('a chain has a first row');
    await this.options.anchor?.announce(first);
    await this.store.write((manager) => insertRows(manager, AuditRow, [first]));
    await this.options.anchor?.open(first);
    this.advance([first]);
  }

  private async flush(): Promise<void> {
    while (this.waiting.length > 0) {
      // One turn of the event loop lets requests that finish together share the transaction.
      await new Promise(setImmediate);
      const batch = this.waiting;
      this.waiting = [];
      const hits = batch.flatMap(({ settlement }) => settlement.hits);
      try {
        await this.begin();
        this.advance(await this.write(batch, hits));
      } catch (error) {
        for (const item of batch) item.failed(error);
        continue;
      }
      for (const item of batch) item.done();
      if (hits.length > 0) this.options.onHits?.();
    }
    // In the same turn in which nothing was found waiting: a later entry starts a new flush, none can fall between.
    this.flushing = undefined;
  }

  private write(batch: readonly Waiting[], hits: readonly HitEvent[]): Promise<AuditRow[]> {
    const entries = batch.flatMap(({ settlement }) => settlement.entries);
    const pending = batch.flatMap(({ settlement }) => settlement.pending);
    return this.store.write(async (manager) => {
      const taken = await takePending(manager, pending);
      const rows = this.chained(entries.filter(({ id }) => !taken.has(id)));
      await insertRows(manager, AuditRow, rows);
      await insertRows(manager, AuditTermRow, rows.flatMap(termsOf));
      await insertRows(manager, OutboxRow, hits.map(outboxRow));
      return rows;
    });
  }

  private chained(entries: readonly AuditEntry[]): AuditRow[] {
    let previousHash = this.lastHash;
    return entries.map((entry, offset) => {
      const row = { ...entry, chain: this.chain, seq: this.seq + offset, previousHash };
      previousHash = rowHash(row);
      return { ...row, hash: previousHash };
    });
  }

  private advance(rows: readonly AuditRow[]): void {
    const last = rows.at(-1);
    if (last === undefined) return;
    this.seq = last.seq + 1;
    this.lastHash = last.hash;
    this.options.anchor?.advance(last);
  }
}

function outboxRow(event: HitEvent): OutboxRow {
  return { id: event.id, event: JSON.stringify(event), at: new Date(event.occurredAt) };
}
