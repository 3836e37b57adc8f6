import { Column, Entity, LessThanOrEqual, PrimaryColumn } from 'typeorm';
import type { Store } from '../store/store';
import { isUniqueViolation } from '../store/unique-violation';

/** Work that one process of several on a store does at a time: who has taken it, and until when. */
@Entity('work_lease')
export class WorkLease {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  name: string;

  /** UUID of the process. */
  @Column({ type: 'varchar', length: 36 })
  holder: string;

  @Column({ type: 'datetime', precision: 6 })
  until: Date;
}

/**
 * Takes or keeps the lease of a kind of work for `ms`. Another process takes it over when it has run out, so what is done
 * under it must bear being done by two at once: it spares work, and is no lock.
 *
 * @param holder names the process
 * @returns whether `holder` has it now
 */
export async function takeLease(store: Store, name: string, holder: string, ms: number): Promise<boolean> {
  const now = new Date();
  const taken = { holder, until: new Date(now.getTime() + ms) };
  try {
    return await store.write(async (manager) => {
      for (const free of [{ holder }, { until: LessThanOrEqual(now) }]) {
        if ((await manager.update(WorkLease, { name, ...free }, taken)).affected === 1) return true;
      }
      if (await manager.existsBy(WorkLease, { name })) return false;
      await manager.insert(WorkLease, { name, ...taken });
      return true;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

/** Gives the lease back, if `holder` has it. */
export async function giveLeaseBack(store: Store, name: string, holder: string): Promise<void> {
  await store.write((manager) => manager.delete(WorkLease, { name, holder }));
}
