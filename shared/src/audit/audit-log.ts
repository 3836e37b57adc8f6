import { createHash, randomUUID } from 'node:crypto';
import type { HitEvent } from '../hits/hit-event';
import { OutboxRow, outboxRow } from '../hits/outbox-row';
import { canonicalJson } from '../requests/idempotent';
import { insertRows } from '../store/insert-rows';
import type { Store } from '../store/store';
import { AuditRow } from './audit-row';

/** One act to be audited, before it has a place in the chain. */
export type AuditEntry = Omit<AuditRow, 'chain' | 'seq' | 'previousHash' | 'hash'>;

interface Waiting {
  entries: readonly AuditEntry[];
  hits: readonly HitEvent[];
  done: () => void;
  failed: (error: unknown) => void;
}

/**
 * The audit log of one process. Entries that arrive while a transaction is under way are written together in the next
 * (group commit), so that durability costs one disk flush for many answers. Hits go to the outbox in the same
 * transaction: no answer that shows a hit can leave before the hit is safe.
 */
export class AuditLog {
  private readonly chain = randomUUID();
  private seq = 0;
  private lastHash = createHash('sha256').update(this.chain).digest('hex');
  private waiting: Waiting[] = [];
  private flushing: Promise<void> | undefined;

  constructor(
    private readonly store: Store,
    private readonly onHits: () => void = () => undefined,
  ) {}

  /** Resolves when the entries and hits are durable; rejects when they could not be written, and then nothing may be answered. */
  commit(entries: readonly AuditEntry[], hits: readonly HitEvent[]): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ entries, hits, done, failed });
      this.flushing ??= this.flush();
    });
  }

  /** Resolves when nothing is waiting any more. */
  async drain(): Promise<void> {
    await this.flushing;
  }

  private async flush(): Promise<void> {
    while (this.waiting.length > 0) {
      // One turn of the event loop lets requests that finish together share the transaction.
      await new Promise(setImmediate);
      const batch = this.waiting;
      this.waiting = [];
      const rows = this.chained(batch.flatMap((item) => item.entries));
      const hits = batch.flatMap((item) => item.hits);
      try {
        await this.store.write(async (manager) => {
          await insertRows(manager, AuditRow, rows);
          await insertRows(manager, OutboxRow, hits.map(outboxRow));
        });
      } catch (error) {
        for (const item of batch) item.failed(error);
        continue;
      }
      const last = rows.at(-1);
      if (last !== undefined) {
        this.seq = last.seq + 1;
        this.lastHash = last.hash;
      }
      for (const item of batch) item.done();
      if (hits.length > 0) this.onHits();
    }
    // In the same turn in which nothing was found waiting: a later entry starts a new flush, none can fall between.
    this.flushing = undefined;
  }

  private chained(entries: readonly AuditEntry[]): AuditRow[] {
    let previousHash = this.lastHash;
    return entries.map((entry, offset) => {
      const row = { ...entry, chain: this.chain, seq: this.seq + offset, previousHash };
      const hash = createHash('sha256').update(canonicalJson(row)).digest('hex');
      previousHash = hash;
      return { ...row, hash };
    });
  }
}
