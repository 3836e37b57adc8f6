import type { FaultKind } from './chain-walk';

/** The first thing that is wrong with a log. */
export interface Fault {
  kind: FaultKind;
  chain: string;
  /** The first row that is not as it was written; null where no row can be named. */
  seq: number | null;
  /** Of `REWRITTEN`: the first row that may be it. Up to `seq` all hang together, and not with what was signed. */
  since?: number;
}
