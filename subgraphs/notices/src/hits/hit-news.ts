import { globalId } from '@crimegraph/shared/ids/global-id';
import type { HitEventType } from '../entities/desk-event';
import type { Hit } from '../entities/hit';
import type { News } from './tell-bureaus';

/** What `bureau` is told of a hit. @param clearance that a viewer of the bureau needs to be told */
export function hitNews(bureau: string, type: HitEventType, hit: Hit, clearance: number): News {
  const { recordId, recordType, level, urgency, status, owner, searchedBy } = hit;
  const data = {
    hitId: globalId('Hit', hit.id),
    recordId,
    recordType,
    owner,
    searchedBy,
    level,
    urgency,
    status,
    confirmBy: hit.confirmBy.toISOString(),
  };
  return { bureau, type, about: { type: 'Hit', id: hit.id }, clearance, data };
}
