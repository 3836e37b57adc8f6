import { createHash } from 'node:crypto';
import { Entity, PrimaryColumn } from 'typeorm';
import type { AuditEntry } from './audit-row';

/**
 * By which a row of the audit log is found: a key that was searched for, or a record that was asked for or shown. Made from
 * the row, and so proven by it.
 */
@Entity('audit_term')
export class AuditTermRow {
  /** A keyed digest of `AuditRow.keys`, or `recordTerm` of a record's id. */
  @PrimaryColumn({ type: 'varchar', length: 22 })
  term: string;

  /** The row's id: rows of one term follow one another in the order of time. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;
}

/** The term of a record: 128 bits of a hash of its id, so that every term is short. */
export function recordTerm(recordId: string): string {
  return createHash('sha256').update(recordId).digest('base64url').slice(0, 22);
}

/** All terms of an entry. */
export function termsOf(entry: Pick<AuditEntry, 'id' | 'keys' | 'asked' | 'shown'>): AuditTermRow[] {
  const list = (json: string) => JSON.parse(json) as string[];
  const records = new Set([...list(entry.asked), ...list(entry.shown)]);
  const terms = new Set([...list(entry.keys), ...[...records].map(recordTerm)]);
  return [...terms].map((term) => ({ term, id: entry.id }));
}
