import { type EntityManager, In } from 'typeorm';
import { noteChanges } from '../feed/note-changes';
import type { RecordSource } from '../feed/record-source';
import { RestrictionRow } from '../restriction/restriction-row';
import { RetentionExtension } from './retention-extension';

/** SQLite takes 32,766 values in a statement. */
const IDS_PER_STATEMENT = 1_000;

/**
 * Deletes records, within a transaction. Whoever could see one is told by the change feed that it is gone. What remains is the audit log, which knows
 * ids and digests, and the tombstone, which knows the id and who could see it.
 *
 * @param ids database ids; those that are not there are left out
 */
export async function deleteRecords(
  manager: EntityManager,
  source: RecordSource,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await noteChanges(manager, source, ids, at);
  await removeRecords(manager, source, ids);
}

/**
 * Removes all that a store has of records, within a transaction: parts, restriction lists, extensions, and the rows themselves. For what
 * has noted the change already, as imports do that make records anew.
 */
export async function removeRecords(
  manager: EntityManager,
  source: RecordSource,
  ids: readonly string[],
): Promise<void> {
  for (let start = 0; start < ids.length; start += IDS_PER_STATEMENT) {
    const chunk = ids.slice(start, start + IDS_PER_STATEMENT);
    await source.beforeRemoval?.(manager, chunk);
    const some = In(chunk);
    for (const { entity, column } of source.parts) await manager.delete(entity, { [column]: some });
    for (const entity of [RestrictionRow, RetentionExtension]) await manager.delete(entity, { recordId: some });
    await manager.delete(source.entity, { id: some });
  }
}
