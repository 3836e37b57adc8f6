import type { Viewer } from '../identity/viewer';
import type { AuditEntry } from './audit-log';
import { AuditTrail } from './audit-trail';

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

/** Ids of one entry, whose column holds 64 kB on MariaDB: an id has 70 characters or less. */
const IDS_PER_ENTRY = 500;

/** The entries of the audit log for an act of the operator, at least one. */
export function operatorEntries(act: OperatorAct, secret: Uint8Array, now: Date): readonly AuditEntry[] {
  const { viewer, trace, operation, action, result, ids } = act;
  const trail = new AuditTrail({ viewer, trace, deadline: Infinity, operation }, secret, now);
  for (let start = 0; start === 0 || start < ids.length; start += IDS_PER_ENTRY) {
    trail.written(action, result, ids.slice(start, start + IDS_PER_ENTRY));
  }
  return trail.entries;
}
