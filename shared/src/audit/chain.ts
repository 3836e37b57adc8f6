import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { insertRows } from '../store/insert-rows';
import { type AuditEntry, AuditRow } from './audit-row';
import { AuditTermRow, termsOf } from './audit-term-row';
import type { ChainHead } from './chain-anchor';
import { chainOrigin, rowHash } from './row-hash';

/**
 * One process's chain of rows, and what is known of its end.
 *
 * A COMMIT that was not answered may have been done or not. From then on the end of the chain is what the store says it
 * is: the chain neither forks nor breaks.
 */
export class Chain {
  readonly name = randomUUID();
  /** The last row: before the first, `seq` is -1. */
  private last: ChainHead = { chain: this.name, seq: -1, hash: chainOrigin(this.name) };
  private readonly start = this.last;
  /** Whether `last` is the end of the chain in the store; not so while, and after, the outcome of a COMMIT is unknown. */
  private isKnown = true;

  /** The end of the chain, as far as it is known. */
  get head(): ChainHead {
    return this.last;
  }

  /** The end of the chain, within a transaction that is about to add to it. */
  async find(manager: EntityManager): Promise<ChainHead> {
    if (this.isKnown) {
      this.isKnown = false;
      return this.last;
    }
    const row = await manager.findOne(AuditRow, { where: { chain: this.name }, order: { seq: 'DESC' } });
    return row === null ? this.start : headOf(row);
  }

  /** Writes entries behind `head`, within a transaction; gives the new end. */
  async add(manager: EntityManager, entries: readonly AuditEntry[], head: ChainHead): Promise<ChainHead> {
    const rows = chained(entries, head);
    await insertRows(manager, AuditRow, rows);
    await insertRows(manager, AuditTermRow, rows.flatMap(termsOf));
    const last = rows.at(-1);
    return last === undefined ? head : headOf(last);
  }

  /** The transaction that ended the chain with `head` is committed. */
  committed(head: ChainHead): void {
    this.last = head;
    this.isKnown = true;
  }

  /** The row that `entry` will be, as the first of the chain. */
  first(entry: AuditEntry): ChainHead {
    const [row] = chained([entry], this.start);
    return row === undefined ? this.start : headOf(row);
  }
}

function chained(entries: readonly AuditEntry[], { chain, seq, hash }: ChainHead): AuditRow[] {
  let previousHash = hash;
  return entries.map((entry, offset) => {
    const row = { ...entry, chain, seq: seq + 1 + offset, previousHash };
    previousHash = rowHash(row);
    return { ...row, hash: previousHash };
  });
}

function headOf({ chain, seq, hash }: AuditRow): ChainHead {
  return { chain, seq, hash };
}
