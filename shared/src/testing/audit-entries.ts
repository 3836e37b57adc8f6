import type { AuditEntry } from '../audit/audit-row';
import { newEntryId } from '../audit/new-entry';

/** An audit entry for tests: a miss of a border guard of NCB Paris. */
export function auditEntry(action: string, parts: Partial<AuditEntry> = {}): AuditEntry {
  const at = parts.at ?? new Date('2026-01-02T03:04:05Z');
  return {
    id: newEntryId(at),
    at,
    subject: 'someone',
    bureau: 'FRA',
    onBehalfOf: null,
    role: 'border',
    purpose: 'BORDER_CONTROL',
    caseReference: null,
    trace: 'a'.repeat(32),
    operation: null,
    action,
    keys: '[]',
    asked: '[]',
    shown: '[]',
    result: 'MISS',
    refusal: null,
    ...parts,
  };
}
