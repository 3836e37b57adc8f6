import { randomUUID } from 'node:crypto';
import type { MetRecord } from '../audit/audit-trail';
import type { Viewer } from '../identity/viewer';
import type { HitEvent } from './hit-event';

/**
 * What the hit desk is told of the records that a search met: those of other bureaus. A private partner is not of the bureau
 * that let it in: there, too, nobody knows of its question yet.
 */
export function hitEvents(viewer: Viewer, checkId: string, met: readonly MetRecord[], now: Date): HitEvent[] {
  return met
    .filter(({ owner }) => owner !== viewer.bureau || viewer.role === 'partner')
    .map(({ id, type, owner, level }) => ({
      id: randomUUID(),
      recordId: id,
      recordType: type,
      owner,
      searchedBy: viewer.bureau,
      purpose: viewer.purpose,
      level,
      checkId,
      occurredAt: now.toISOString(),
    }));
}
