import type { Viewer } from '../identity/viewer';
import { inChunks, MAX_IDS } from './act-entries';
import type { AuditEntry } from './audit-row';
import { newEntry } from './new-entry';

/** What an operator's command did, and on whose behalf. */
export interface OperatorAct {
  viewer: Viewer;
  /** What ties the entries of one run together: 32 or 64 hexadecimal digits. */
  trace: string;
  /** The command, for instance `export documents`. */
  operation: string;
  action: 'import' | 'export';
  result: string;
  /** Global ids of the records that were made or shown. */
  ids: readonly string[];
}

/** The entries of the audit log for an act of the operator, at least one. */
export function operatorEntries(act: OperatorAct, secret: Uint8Array, now: Date): readonly AuditEntry[] {
  const { viewer, trace, operation, action, result, ids } = act;
  const context = { caller: { viewer, trace, deadline: Infinity, operation }, secret, now };
  const [first = [], ...more] = inChunks(ids, MAX_IDS);
  return [first, ...more].map((shown) => newEntry(context, { action, result, shown }));
}
