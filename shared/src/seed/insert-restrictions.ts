import type { EntityManager } from 'typeorm';
import { insertRows } from '../store/insert-rows';
import { partyOf } from '../restriction/party';
import type { RestrictionMode } from '../store/record-row';
import { RestrictionRow } from '../restriction/restriction-row';

/** Inserts the bureaus on the restriction lists of seeded records. */
export async function insertRestrictions(
  manager: EntityManager,
  records: readonly { recordId: string; restriction: { mode: RestrictionMode; bureaus: readonly string[] } }[],
): Promise<void> {
  const rows = records.flatMap(({ recordId, restriction }) =>
    restriction.bureaus.map((bureau) => ({ recordId, party: partyOf(bureau) })),
  );
  await insertRows(manager, RestrictionRow, rows);
}
