import { reachesAll, roles } from '@crimegraph/shared/identity/roles';
import type { RecordSpec, ViewerSpec } from './world';

/**
 * The row rules once more, from DOMAIN's words rather than from the queries' code, as the oracle of the test: who owns a record
 * sees it; others see it with clearance for its level, unless its restriction shuts their bureau, or their entity, out; nobody sees one that has
 * expired, nor a document whose report was withdrawn. A notice that is not valid is for its owner and the Secretariat. From the
 * commission nothing is hidden that is kept, withdrawn reports included.
 */
export function maySee(viewer: ViewerSpec, record: RecordSpec): boolean {
  if (reachesAll(viewer)) return !record.expired;
  if (record.expired || (record.kind === 'document' && record.closed)) return false;
  if (record.owner === viewer.bureau) return true;
  if (record.confidentiality > roles[viewer.role].clearance) return false;
  const listed = record.listed.some(
    (party) => party === viewer.bureau || party === `${viewer.bureau}/${viewer.entity}`,
  );
  if (record.restriction === (listed ? 'DENY' : 'ALLOW')) return false;
  return record.kind !== 'notice' || !record.closed || viewer.role === 'secretariat';
}
