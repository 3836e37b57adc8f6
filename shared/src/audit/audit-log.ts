import { createHash, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { HitEvent } from '../hits/hit-event';
import { OutboxRow, outboxRow } from '../hits/outbox-row';
import { canonicalJson } from '../requests/idempotent';
import { currentDeadline, withDeadline, withoutDeadline } from '../requests/with-deadline';
import { insertRows } from '../store/insert-rows';
import type { Store } from '../store/store';
import { StoreUnavailable } from '../store/store-unavailable';
import { againOnUniqueViolation } from '../store/unique-violation';
import { WriteQueue } from '../store/write-queue';
import { AuditRow } from './audit-row';

/** One act to be audited, before it has a place in the chain. */
export type AuditEntry = Omit<AuditRow, 'chain' | 'seq' | 'previousHash' | 'hash'>;

/** What was done within a transaction, and how it is to be audited. */
export interface Audited<T> {
  result: T;
  entries: readonly AuditEntry[];
}

interface Waiting {
  entries: readonly AuditEntry[];
  hits: readonly HitEvent[];
  /** Instant after which nobody waits for these, in ms since 1970. */
  until: number;
  done: () => void;
  failed: (error: unknown) => void;
}

/** Where a chain ends: the number of its next row and the hash of its last. */
interface Head {
  seq: number;
  hash: string;
}

/** How long entries may wait for their transaction when nobody in particular waits for them. */
const PATIENCE_MS = 5_000;
/** A row of ours that is there already has been written by an earlier try; the second try then finds it. */
const TRIES = 3;

/**
 * The audit log of one process. Entries that arrive while a transaction is under way are written together in the next
 * (group commit), so that durability costs one disk flush for many answers. Hits go to the outbox in the same
 * transaction: no answer that shows a hit can leave before the hit is safe.
 *
 * A COMMIT that was not answered may have been done or not. From then on the end of the chain is what the store says it
 * is, and a batch that is found there is not written again: the chain neither forks nor breaks.
 */
export class AuditLog {
  private readonly chain = randomUUID();
  private head: Head = { seq: 0, hash: createHash('sha256').update(this.chain).digest('hex') };
  private readonly start = this.head;
  /** Whether `head` is the end of the chain in the store; not so while, and after, the outcome of a COMMIT is unknown. */
  private headIsKnown = true;
  private waiting: Waiting[] = [];
  private flushing: Promise<void> | undefined;
  /** The chain has one end: whoever adds to it has the turn until what was added is durable. */
  private readonly turns = new WriteQueue();

  constructor(
    private readonly store: Store,
    private readonly onHits: () => void = () => undefined,
  ) {}

  /**
   * Resolves when the entries and hits are durable; rejects when they could not be written, or not before the caller's
   * deadline, and then nothing may be answered.
   */
  commit(entries: readonly AuditEntry[], hits: readonly HitEvent[]): Promise<void> {
    const until = currentDeadline() ?? Date.now() + PATIENCE_MS;
    let timer: NodeJS.Timeout | undefined;
    const written = new Promise<void>((done, failed) => {
      timer = setTimeout(() => failed(new StoreUnavailable('not audited in time')), Math.max(0, until - Date.now()));
      this.waiting.push({ entries, hits, until, done, failed });
      this.flushing ??= withoutDeadline(() => this.flush());
    });
    return written.finally(() => clearTimeout(timer));
  }

  /**
   * Does `work` and writes the entries that it gives in one transaction: neither is durable without the other. As the work
   * of every `Store.write`, it may run again and then has to look for what it did.
   */
  commitWith<T>(work: (manager: EntityManager) => Promise<Audited<T>>): Promise<T> {
    const transaction = async (manager: EntityManager): Promise<[T, Head]> => {
      const { result, entries } = await work(manager);
      const head = this.headIsKnown ? this.head : await this.findHead(manager);
      this.headIsKnown = false;
      const rows = this.chained(entries, head);
      await insertRows(manager, AuditRow, rows);
      return [result, endOf(rows, head)];
    };
    return this.turns.run(async () => {
      const [result, head] = await againOnUniqueViolation(TRIES, () => this.store.write(transaction));
      this.head = head;
      this.headIsKnown = true;
      return result;
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
      const hits = batch.flatMap((item) => item.hits);
      try {
        // For all who wait, not under the deadline of the one who happened to come first.
        const until = Math.max(...batch.map((item) => item.until));
        const entries = batch.flatMap((item) => item.entries);
        await this.turns.run(async () => {
          this.head = await withDeadline(until, () => this.append(entries, hits));
          this.headIsKnown = true;
        });
      } catch (error) {
        for (const item of batch) item.failed(error);
        continue;
      }
      for (const item of batch) item.done();
      if (hits.length > 0) this.onHits();
    }
    // In the same turn in which nothing was found waiting: a later entry starts a new flush, none can fall between.
    this.flushing = undefined;
  }

  /** Appends to the chain in one transaction; gives its new end. */
  private append(entries: readonly AuditEntry[], hits: readonly HitEvent[]): Promise<Head> {
    let tried: Head | undefined;
    const transaction = async (manager: EntityManager): Promise<Head> => {
      const head = this.headIsKnown ? this.head : await this.findHead(manager);
      this.headIsKnown = false;
      if (head.hash === tried?.hash) return head;
      const rows = this.chained(entries, head);
      tried = endOf(rows, head);
      await insertRows(manager, AuditRow, rows);
      await insertRows(manager, OutboxRow, hits.map(outboxRow));
      return tried;
    };
    return againOnUniqueViolation(TRIES, () => this.store.write(transaction));
  }

  private async findHead(manager: EntityManager): Promise<Head> {
    const last = await manager.findOne(AuditRow, { where: { chain: this.chain }, order: { seq: 'DESC' } });
    return last === null ? this.start : { seq: last.seq + 1, hash: last.hash };
  }

  private chained(entries: readonly AuditEntry[], head: Head): AuditRow[] {
    let previousHash = head.hash;
    return entries.map((entry, offset) => {
      const row = { ...entry, chain: this.chain, seq: head.seq + offset, previousHash };
      const hash = createHash('sha256').update(canonicalJson(row)).digest('hex');
      previousHash = hash;
      return { ...row, hash };
    });
  }
}

function endOf(rows: readonly AuditRow[], head: Head): Head {
  const last = rows.at(-1);
  return last === undefined ? head : { seq: last.seq + 1, hash: last.hash };
}
