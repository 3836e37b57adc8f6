import { randomUUID } from 'node:crypto';
import { type FindOperator, In, IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import type { Store } from '../store/store';
import { OutboxRow } from './outbox-row';

/** Hits in one delivery at most; the desk takes no more. */
const BATCH = 100;
/** A delivery that was taken and not settled after this long was taken by a process that died. Longer than its deadline. */
const LEASE_MS = 10_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;
/** With the pauses between them some 25 minutes: longer than a rolling upgrade, in which the desk may be the older one. */
const MAX_REFUSALS = 12;

/**
 * Takes the hits that are due, for one delivery. Of several instances that ask at once each gets others, or none. What was
 * refused before comes after all others and alone, so that it takes no other hit with it again.
 */
export async function claimDue(store: Store): Promise<OutboxRow[]> {
  const now = new Date();
  const due = (count: number, refusals: FindOperator<number> | number) =>
    store.reader.find(OutboxRow, {
      select: { id: true },
      where: { refusals, dueAt: LessThanOrEqual(now) },
      order: { dueAt: 'ASC', at: 'ASC', id: 'ASC' },
      take: count,
    });
  const fresh = await due(BATCH, 0);
  const ids = (fresh.length > 0 ? fresh : await due(1, MoreThan(0))).map((row) => row.id);
  if (ids.length === 0) return [];
  const claim = randomUUID();
  await store.write((manager) =>
    manager.update(
      OutboxRow,
      { id: In(ids), dueAt: LessThanOrEqual(now) },
      { claim, dueAt: new Date(now.getTime() + LEASE_MS) },
    ),
  );
  return store.reader.find(OutboxRow, { where: { claim }, order: { at: 'ASC', id: 'ASC' } });
}

/** Notes what became of a delivery: what the desk has leaves the outbox, the rest waits. Gives the new dead letters. */
export async function settle(
  store: Store,
  taken: readonly OutboxRow[],
  refused: readonly OutboxRow[],
  mayDie: boolean,
): Promise<OutboxRow[]> {
  const buried: OutboxRow[] = [];
  await store.write(async (manager) => {
    buried.length = 0;
    if (taken.length > 0) await manager.delete(OutboxRow, { id: In(taken.map((row) => row.id)) });
    for (const row of refused) {
      const refusals = row.refusals + 1;
      const dead = mayDie && refusals >= MAX_REFUSALS;
      if (dead) buried.push(row);
      await manager.update(
        OutboxRow,
        { id: row.id, claim: row.claim ?? '' },
        { refusals, dueAt: dead ? null : new Date(Date.now() + pause(refusals)) },
      );
    }
  });
  return buried;
}

/** Gives back what was taken and could not be sent. */
export async function release(store: Store, rows: readonly OutboxRow[]): Promise<void> {
  await store.write(async (manager) => {
    const [first] = rows;
    if (first?.claim) await manager.update(OutboxRow, { claim: first.claim }, { dueAt: new Date(), claim: null });
  });
}

/** Lets each dead letter be tried once more, as after a repair; gives their number. */
export async function reviveDead(store: Store): Promise<number> {
  const result = await store.write((manager) =>
    manager.update(OutboxRow, { dueAt: IsNull() }, { dueAt: new Date(), refusals: MAX_REFUSALS - 1 }),
  );
  return result.affected ?? 0;
}

function pause(refusals: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** (refusals - 1), LONGEST_PAUSE_MS);
}
