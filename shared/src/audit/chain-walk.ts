import type { AuditRow } from './audit-row';
import { chainOrigin, rowHash } from './row-hash';

/** What is wrong with a log. */
export type FaultKind =
  | 'EDITED'
  | 'MISSING'
  | 'INSERTED'
  | 'MOVED'
  | 'REPLACED'
  | 'REWRITTEN'
  | 'TRUNCATED'
  | 'APPENDED'
  | 'CHAIN_MISSING'
  | 'CHAIN_UNKNOWN'
  | 'CHECKPOINT_FORGED'
  | 'CHECKPOINT_MISSING'
  | 'UNINDEXED';

/** The first row of a chain that is not as it was written. */
export interface RowFault {
  kind: FaultKind;
  seq: number;
}

/** Walks along a chain, row by row, and says which is the first that does not follow from those before it. */
export class ChainWalk {
  /** The last row that was in order. */
  seq: number;
  hash: string;
  private hashBefore: string | undefined;

  /** @param from where to go on, a row that is known to be good; without it, before the first row */
  constructor(chain: string, from?: { seq: number; hash: string }) {
    this.seq = from?.seq ?? -1;
    this.hash = from?.hash ?? chainOrigin(chain);
  }

  /** @param row the next row of the chain, in the order of `seq` */
  next(row: AuditRow): RowFault | undefined {
    const expected = this.seq + 1;
    if (row.seq > expected) return { kind: 'MISSING', seq: expected };
    if (row.seq < expected) return { kind: 'INSERTED', seq: row.seq };
    const follows = row.previousHash === this.hash;
    const sound = rowHash(row) === row.hash;
    if (!follows) {
      // It follows the row before the last one: what stands between them was put there.
      if (row.previousHash === this.hashBefore) return { kind: 'INSERTED', seq: row.seq - 1 };
      // It is what it was when it was written, so the row before it is not the one it was chained to.
      if (sound && row.seq > 0) return { kind: 'REPLACED', seq: row.seq - 1 };
      return { kind: 'MOVED', seq: row.seq };
    }
    if (!sound) return { kind: 'EDITED', seq: row.seq };
    this.hashBefore = this.hash;
    this.seq = row.seq;
    this.hash = row.hash;
    return undefined;
  }
}
