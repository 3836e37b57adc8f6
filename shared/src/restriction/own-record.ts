import type { EntityManager } from 'typeorm';
import { codedError } from '../errors/coded-error';
import { type RecordSource, recordsOf } from '../feed/record-source';
import { demandPurpose } from '../identity/demand-purpose';
import type { SubgraphName } from '../config/subgraphs';
import type { Viewer } from '../identity/viewer';
import { databaseId } from '../ids/global-id';
import type { RecordRow } from '../store/record-row';

/** A record that the viewer's bureau owns, with the kind of records it is one of. */
export interface OwnRecord {
  source: RecordSource;
  row: RecordRow;
}

/**
 * The record of a global id, if the viewer's bureau owns it and it is kept, which nobody else changes until the transaction
 * ends. Null for one that is not there and for one of another bureau alike, visible or not: what comes of it tells nothing.
 */
export async function ownRecord(
  manager: EntityManager,
  sources: readonly RecordSource[],
  id: string,
  viewer: Viewer,
  now: Date,
): Promise<OwnRecord | null> {
  for (const source of sources) {
    const uuid = databaseId(source.type, id);
    if (uuid === undefined) continue;
    const query = recordsOf(manager, source).andWhere(
      'record.id = :uuid AND record.owner = :owner AND record.expiresAt > :now',
      { uuid, owner: viewer.bureau, now },
    );
    if (manager.dataSource.options.type === 'mysql') query.setLock('pessimistic_write');
    const row = await query.getOne();
    return row === null ? null : { source, row };
  }
  return null;
}

/**
 * Refuses whoever may not write in the database of a record, whether it is there or not.
 *
 * @throws FORBIDDEN, PURPOSE_NOT_ALLOWED or CASE_REFERENCE_REQUIRED
 */
export function demandWrite(viewer: Viewer, database: SubgraphName): void {
  const scope = `${database}:write` as const;
  const scopes = [['records:manage', scope]];
  if (!viewer.scopes.includes('records:manage') || !viewer.scopes.includes(scope)) {
    throw codedError('FORBIDDEN', `A record of ${database} asks for the scope records:manage and ${scope}.`, {
      scopes,
    });
  }
  demandPurpose(viewer, [database]);
}
