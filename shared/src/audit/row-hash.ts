import { createHash } from 'node:crypto';
import type { AuditRow } from './audit-row';

/** Of the contents below: a row with other contents is hashed in another format, and old rows stay as they are. */
const FORMAT = 'crimegraph-audit-1';

/** SHA-256 (hex) over everything that a row says, its place in the chain and the hash of the row before it. */
export function rowHash(row: Omit<AuditRow, 'hash'>): string {
  const contents = [
    FORMAT,
    row.chain,
    row.seq,
    row.previousHash,
    row.id,
    row.at.toISOString(),
    row.subject,
    row.bureau,
    row.onBehalfOf,
    row.role,
    row.purpose,
    row.caseReference,
    row.trace,
    row.operation,
    row.action,
    row.keys,
    row.asked,
    row.shown,
    row.result,
    row.refusal,
  ];
  return createHash('sha256').update(JSON.stringify(contents)).digest('hex');
}

/** What stands before the first row of a chain. */
export function chainOrigin(chain: string): string {
  return createHash('sha256').update(chain).digest('hex');
}
