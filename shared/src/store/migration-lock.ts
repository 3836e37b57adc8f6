import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import type { Write } from './write';

/** How a lock is kept and waited for, in milliseconds. */
export interface LockTiming {
  /** The holder shows in this rhythm that it lives. */
  beat: number;
  /** A holder that has not been heard of for so long is taken for dead: longer than a cluster takes to lose a node. */
  lease: number;
  /** Others look in this rhythm. */
  poll: number;
}

/** The lock was taken over by another process. */
export class LockLost extends Error {}

const DEFAULT_TIMING: LockTiming = { beat: 2_000, lease: 20_000, poll: 500 };

const CREATE = `CREATE TABLE IF NOT EXISTS migration_lock
  (id int NOT NULL PRIMARY KEY, holder varchar(36) NOT NULL, beat int NOT NULL)`;

type Reader = Pick<EntityManager, 'query'>;
type Row = { holder: string; beat: number };

/**
 * Runs `work` while this process alone, of all that share the database, holds its migration lock: the one row of a table.
 * On a cluster `GET_LOCK` and `FOR UPDATE` hold on one node only; but of two nodes that write one row, only one can commit.
 *
 * No clock is compared: whoever waits takes a holder for dead when its beat has not changed for the length of the lease.
 * A holder that was only slow learns that it lost the lock by `confirm`, in the transaction that must not happen twice.
 *
 * @param work is given `confirm`, which throws LockLost within a transaction of a process that does not hold the lock any more
 */
export async function withMigrationLock<T>(
  reader: Reader,
  write: Write,
  work: (confirm: (manager: Reader) => Promise<void>) => Promise<T>,
  timing: LockTiming = DEFAULT_TIMING,
): Promise<T> {
  const holder = randomUUID();
  const beat = async (manager: Reader) => {
    const updated = await change(manager, 'UPDATE migration_lock SET beat = beat + 1 WHERE id = 1 AND holder = ?', [
      holder,
    ]);
    if (!updated) throw new LockLost('another process has taken the migrations over.');
  };
  await reader.query(CREATE);
  await acquire(reader, write, holder, timing);
  // A beat that fails is made up for by the next; that the lock is lost shows when it is confirmed.
  const heart = setInterval(() => void write(beat).catch(() => undefined), timing.beat);
  try {
    return await work(beat);
  } finally {
    clearInterval(heart);
    await write((manager) => manager.query('DELETE FROM migration_lock WHERE id = 1 AND holder = ?', [holder]));
  }
}

async function acquire(reader: Reader, write: Write, holder: string, timing: LockTiming): Promise<void> {
  let seen: (Row & { since: number }) | undefined;
  for (;;) {
    const [row] = await reader.query<Row[]>('SELECT holder, beat FROM migration_lock WHERE id = 1');
    // A write whose answer was lost may have succeeded.
    if (row?.holder === holder) return;
    if (row === undefined) {
      await write((manager) => manager.query('INSERT IGNORE INTO migration_lock VALUES (1, ?, 0)', [holder]));
      continue;
    }
    const now = performance.now();
    if (seen?.holder !== row.holder || seen.beat !== row.beat) seen = { ...row, since: now };
    if (now - seen.since > timing.lease) {
      const takeOver = 'UPDATE migration_lock SET holder = ?, beat = 0 WHERE id = 1 AND holder = ? AND beat = ?';
      await write((manager) => manager.query(takeOver, [holder, row.holder, row.beat]));
      continue;
    }
    await delay(timing.poll);
  }
}

async function change(manager: Reader, sql: string, parameters: unknown[]): Promise<boolean> {
  const { affectedRows } = await manager.query<{ affectedRows: number }>(sql, parameters);
  return affectedRows === 1;
}
