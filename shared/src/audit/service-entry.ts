import type { AuditEntry } from './audit-row';
import { newEntryId } from './new-entry';

/** The first and the last row of each chain. */
export const CHAIN_ACTION = 'chain';
export const CHAIN_BEGUN = 'BEGUN';
export const CHAIN_ENDED = 'ENDED';
/** Our services act for nobody but the General Secretariat, which runs them. */
export const SERVICE_BUREAU = 'XPO';

/** An entry of what one of our own services did by itself: nobody asked for it, so it has no purpose and no request. */
export function serviceEntry(
  service: string,
  action: string,
  result: string,
  changed: readonly string[] = [],
): AuditEntry {
  const at = new Date();
  return {
    id: newEntryId(at),
    at,
    subject: `service:${service}`,
    bureau: SERVICE_BUREAU,
    onBehalfOf: null,
    role: 'service',
    purpose: 'NONE',
    caseReference: null,
    trace: '0'.repeat(32),
    operation: null,
    action,
    keys: '[]',
    asked: '[]',
    shown: JSON.stringify(changed),
    result,
    refusal: null,
  };
}
