import { randomUUID } from 'node:crypto';
import type { MetRecord } from '../audit/met-record';
import type { Viewer } from '../identity/viewer';
import type { HitEvent } from './hit-event';
import { hitHandling, type HitRule } from './hit-policy';
import { hitRules } from './hit-policy-data';

/** The hits that a search makes: one for each record of another bureau that it met, as far as the policy lets it be known. */
export function hitEvents(
  viewer: Viewer,
  checkId: string,
  met: readonly MetRecord[],
  now: Date,
  rules: readonly HitRule[] = hitRules,
): HitEvent[] {
  const { bureau: searchedBy, role, purpose, clearance } = viewer;
  return met.flatMap(({ id: recordId, type: recordType, owner, level }) => {
    // A private partner is not of the bureau that let it in: there, too, nobody knows of its question yet.
    if (owner === searchedBy && role !== 'partner') return [];
    const handling = hitHandling(rules, { role, purpose, searchedBy, owner, recordType, level });
    if (handling === 'TELL_NOBODY') return [];
    const outcome = handling === 'TELL_BOTH' ? { outcomeClearance: clearance } : {};
    const occurredAt = now.toISOString();
    return [
      { id: randomUUID(), recordId, recordType, owner, searchedBy, ...outcome, purpose, level, checkId, occurredAt },
    ];
  });
}
