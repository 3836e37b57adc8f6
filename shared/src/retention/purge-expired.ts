import { type EntityManager, In, LessThanOrEqual } from 'typeorm';
import { insertPending } from '../audit/pending-row';
import { serviceEntry } from '../audit/service-entry';
import type { AuditEntry } from '../audit/audit-row';
import type { RecordSource } from '../feed/record-source';
import { globalId } from '../ids/global-id';
import { inBulkLane } from '../store/bulk-lane';
import { forUpdate } from '../store/for-update';
import type { Store } from '../store/store';
import { deleteRecords } from './delete-records';

/** Records deleted in one transaction: some tens of milliseconds, for which nobody's check has to wait long. */
export const PURGE_BATCH = 200;

/** Some records of one owner that were deleted. */
export interface Purged {
  /** How many. */
  count: number;
  /** When the first of them had ceased to be kept. */
  since: Date;
  /** Durable beside the deletion; to be written into the chain. */
  entries: readonly AuditEntry[];
}

/**
 * Deletes some of one owner's records that are not kept any more at `now`, those that ceased to be first, in one transaction
 * with the audit entry that says so. Undefined when there are none.
 */
export async function purgeExpired(
  store: Store,
  source: RecordSource,
  owner: string,
  now: Date,
  batch = PURGE_BATCH,
): Promise<Purged | undefined> {
  const expired = { owner, expiresAt: LessThanOrEqual(now) };
  const found = await store.reader.find(source.entity, {
    select: { id: true, expiresAt: true },
    where: expired,
    order: { expiresAt: 'ASC', id: 'ASC' },
    take: batch,
  });
  const [first] = found;
  if (first === undefined) return undefined;
  const purge = async (manager: EntityManager): Promise<AuditEntry[]> => {
    // Looked at once more within the transaction, and held until it ends: another process may be here at the same time.
    const again = manager
      .createQueryBuilder(source.entity, 'record')
      .select('record.id')
      .where({ ...expired, id: In(found.map(({ id }) => id)) });
    const ids = (await forUpdate(again, store.dialect).getMany()).map(({ id }) => id);
    if (ids.length === 0) return [];
    await deleteRecords(manager, source, ids, now);
    const entry = serviceEntry(
      store.name,
      'purge',
      'PURGED',
      ids.map((id) => globalId(source.type, id)),
    );
    await insertPending(manager, [entry]);
    return [entry];
  };
  const entries = await inBulkLane(store, () => store.write(purge));
  return { count: found.length, since: first.expiresAt, entries };
}
