import { type EntityManager, In, IsNull, Not } from 'typeorm';
import type { Store } from '../store/store';
import { FeedStateRow } from './feed-state-row';
import { RecordChangeRow } from './record-change-row';

/** Changes that share a position. */
export const BATCH = 500;

/**
 * Gives every committed change that has none its position, and returns how far the feed has come. Each batch is one short
 * transaction; readers that do this at once wait for one another at the feed's one row, writers of records never do.
 */
export async function assignPositions(store: Store, batch = BATCH): Promise<FeedStateRow> {
  for (;;) {
    const [state, assigned] = await store.write((manager) => assignBatch(manager, batch));
    if (assigned < batch) return state;
  }
}

async function assignBatch(manager: EntityManager, batch: number): Promise<[FeedStateRow, number]> {
  const state = await heldState(manager);
  // Read after the state is held and without a lock: committed changes alone, and nobody who writes one is made to wait.
  const pending = await manager.find(RecordChangeRow, {
    select: { id: true },
    where: { position: IsNull() },
    order: { id: 'ASC' },
    take: batch,
  });
  if (pending.length === 0) return [state, 0];
  state.last += 1;
  const ids = pending.map(({ id }) => id);
  await manager.update(RecordChangeRow, { id: In(ids) }, { position: state.last });
  await manager.update(FeedStateRow, { id: state.id }, { last: state.last });
  return [state, pending.length];
}

/**
 * Makes every cursor that has been given so far one that cannot be continued, within a transaction that writes records
 * without noting each: a seed's, for instance.
 */
export async function voidCursors(manager: EntityManager): Promise<void> {
  const state = await heldState(manager);
  await manager.update(FeedStateRow, { id: state.id }, { last: state.last + 1, floor: state.last + 1 });
}

/**
 * Forgets the changes of before `horizon`; a cursor that needs one of them is refused from then on.
 *
 * @returns how many changes were forgotten
 */
export async function pruneChanges(store: Store, horizon: Date): Promise<number> {
  await assignPositions(store);
  for (let forgotten = 0; ;) {
    const pruned = await store.write((manager) => pruneOldest(manager, horizon));
    if (pruned === 0) return forgotten;
    forgotten += pruned;
  }
}

/** Forgets the first position, if all of its changes are older than `horizon`. */
async function pruneOldest(manager: EntityManager, horizon: Date): Promise<number> {
  const state = await heldState(manager);
  const [first] = await manager.find(RecordChangeRow, {
    select: { position: true },
    where: { position: Not(IsNull()) },
    order: { position: 'ASC' },
    take: 1,
  });
  if (first?.position === undefined || first.position === null) return 0;
  const { position } = first;
  const changes = await manager.find(RecordChangeRow, { select: { id: true, at: true }, where: { position } });
  if (changes.some(({ at }) => at >= horizon)) return 0;
  await manager.delete(RecordChangeRow, { id: In(changes.map(({ id }) => id)) });
  await manager.update(FeedStateRow, { id: state.id }, { floor: Math.max(state.floor, position) });
  return changes.length;
}

async function heldState(manager: EntityManager): Promise<FeedStateRow> {
  const query = manager.createQueryBuilder(FeedStateRow, 'state');
  if (manager.dataSource.options.type === 'mysql') query.setLock('pessimistic_write');
  return query.getOneOrFail();
}
