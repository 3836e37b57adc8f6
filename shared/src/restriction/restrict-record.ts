import type { EntityManager } from 'typeorm';
import { noteChanges } from '../feed/note-changes';
import type { RecordSource } from '../feed/record-source';
import { insertRows } from '../store/insert-rows';
import type { RestrictionMode } from '../store/record-row';
import { RestrictionRow } from './restriction-row';

/** Who besides its owner may see a record. */
export interface Restriction {
  mode: Exclude<RestrictionMode, 'BLOCK'>;
  /** As `partyOf` names them; empty when the mode is NONE. */
  parties: readonly string[];
  /** 1 to 3. */
  confidentiality: number;
}

/**
 * Sets who may see a record from the next request on, within a transaction. Copies learn of it from the change feed: whoever
 * may not see it any more is told that it is gone. The caller has made sure that it is on record, and that who asks owns it.
 *
 * @param id database id
 */
export async function restrictRecord(
  manager: EntityManager,
  source: RecordSource,
  id: string,
  { mode, parties, confidentiality }: Restriction,
  at: Date,
): Promise<void> {
  await noteChanges(manager, source, [id], at);
  await manager.delete(RestrictionRow, { recordId: id });
  await insertRows(
    manager,
    RestrictionRow,
    [...new Set(parties)].map((party) => ({ recordId: id, party })),
  );
  await manager.update(source.entity, { id }, { restriction: mode, confidentiality, updatedAt: at });
}

/**
 * Blocks a record, within a transaction: whatever its restriction says, nobody but its owner sees it until it is unblocked.
 * Its list is kept meanwhile.
 *
 * @returns how the list was meant before, to be given to `unblockRecord`; undefined when the record is not on record, or is
 * blocked already
 */
export async function blockRecord(
  manager: EntityManager,
  source: RecordSource,
  id: string,
  at: Date,
): Promise<Restriction['mode'] | undefined> {
  const record = await manager.findOneBy(source.entity, { id });
  if (record === null || record.restriction === 'BLOCK') return undefined;
  await setMode(manager, source, id, 'BLOCK', at);
  return record.restriction;
}

/** Takes a block back, within a transaction: the list is meant as it was before. Does nothing to a record that is not blocked. */
export async function unblockRecord(
  manager: EntityManager,
  source: RecordSource,
  id: string,
  mode: Restriction['mode'],
  at: Date,
): Promise<void> {
  if (!(await manager.existsBy(source.entity, { id, restriction: 'BLOCK' }))) return;
  await setMode(manager, source, id, mode, at);
}

async function setMode(
  manager: EntityManager,
  source: RecordSource,
  id: string,
  restriction: RestrictionMode,
  at: Date,
): Promise<void> {
  await noteChanges(manager, source, [id], at);
  await manager.update(source.entity, { id }, { restriction, updatedAt: at });
}
