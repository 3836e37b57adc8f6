import { type EntityManager, In } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { insertRows } from '../store/insert-rows';
import { RestrictionRow } from '../restriction/restriction-row';
import { RecordChangeRow } from './record-change-row';
import { type RecordSource, recordsOf } from './record-source';
import type { Visibility } from './visibility';

/** SQLite takes 32,766 values in a statement. */
const IDS_PER_STATEMENT = 1_000;

/**
 * Notes for the change feed that records are about to be changed, withdrawn, deleted, or shown to others than before. Call
 * it in the transaction of the act and before the act: it keeps who could see each record until now. Ids that are not on
 * record are noted as new.
 */
export async function noteChanges(
  manager: EntityManager,
  source: RecordSource,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  const states = await visibilities(manager, source, ids);
  await insertRows(
    manager,
    RecordChangeRow,
    ids.map((id) => change(source, id, at, states.get(id))),
  );
}

/** Notes that records were added under ids that were never used: `noteChanges` without the look at what was before. */
export async function noteNewRecords(
  manager: EntityManager,
  source: RecordSource,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  await insertRows(
    manager,
    RecordChangeRow,
    ids.map((id) => change(source, id, at, undefined)),
  );
}

/** What a record was. */
type StateBefore = Visibility & { updatedAt: Date };

function change(source: RecordSource, recordId: string, at: Date, before: StateBefore | undefined): RecordChangeRow {
  return {
    id: uuid(),
    position: null,
    type: source.type,
    recordId,
    at,
    since: before?.updatedAt ?? null,
    owner: before?.owner ?? null,
    confidentiality: before?.confidentiality ?? null,
    restriction: before?.restriction ?? null,
    parties: before?.parties.join(',') ?? null,
    expiresAt: before?.expiresAt ?? null,
  };
}

async function visibilities(
  manager: EntityManager,
  source: RecordSource,
  ids: readonly string[],
): Promise<Map<string, StateBefore>> {
  const states = new Map<string, StateBefore>();
  for (let start = 0; start < ids.length; start += IDS_PER_STATEMENT) {
    const some = ids.slice(start, start + IDS_PER_STATEMENT);
    const query = recordsOf(manager, source)
      .select(
        ['id', 'owner', 'confidentiality', 'restriction', 'expiresAt', 'updatedAt'].map((column) => `record.${column}`),
      )
      .andWhere('record.id IN (:...some)', { some });
    // As committed by now, not as when this transaction began: what another one has just changed is the state before ours.
    if (manager.dataSource.options.type === 'mysql') query.setLock('pessimistic_write');
    const rows = await query.getMany();
    const listed = await partiesOn(
      manager,
      rows.filter(({ restriction }) => restriction !== 'NONE').map(({ id }) => id),
    );
    for (const row of rows) states.set(row.id, { ...row, parties: listed.get(row.id) ?? [] });
  }
  return states;
}

async function partiesOn(manager: EntityManager, ids: readonly string[]): Promise<Map<string, string[]>> {
  const listed = new Map<string, string[]>();
  if (ids.length === 0) return listed;
  const rows = await manager.find(RestrictionRow, { where: { recordId: In([...ids]) }, order: { party: 'ASC' } });
  for (const { recordId, party } of rows) listed.set(recordId, [...(listed.get(recordId) ?? []), party]);
  return listed;
}
