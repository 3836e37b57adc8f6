import { voidCursors } from '../feed/positions';
import type { EntityManager } from 'typeorm';
import { SeedProgressRow } from '../store/seed-progress-row';
import type { Store } from '../store/store';
import type { Seed, SeedCounts } from './seed';

const DEFAULT_CHUNK = 2_000;

/** Called as a seed goes on: `done` of `total` indexes are in the store. */
export type SeedProgress = (name: string, done: number, total: number) => void;

/** Whether the store has never been seeded. */
export async function isUnseeded(store: Store): Promise<boolean> {
  return (await store.reader.count(SeedProgressRow)) === 0;
}

/**
 * Brings a store to the world of `counts`: each chunk and the note of how far it got are one transaction, so a seed that
 * was killed goes on where it stopped, and one that is complete does nothing.
 */
export async function runSeeds(
  store: Store,
  seeds: readonly Seed[],
  counts: SeedCounts,
  onProgress: SeedProgress,
): Promise<void> {
  for (const seed of seeds) {
    const total = seed.size(counts);
    const chunk = seed.chunk ?? DEFAULT_CHUNK;
    const nextOf = async (manager: EntityManager) =>
      (await manager.findOneBy(SeedProgressRow, { name: seed.name }))?.next ?? 0;
    for (let from = await nextOf(store.reader); from < total; from += chunk) {
      const to = Math.min(from + chunk, total);
      await store.write(async (manager) => {
        // A chunk whose COMMIT was not answered may be there already.
        if ((await nextOf(manager)) >= to) return;
        await voidCursors(manager);
        await seed.fill(manager, from, to, counts);
        await manager.save(SeedProgressRow, { name: seed.name, next: to });
      });
      onProgress(seed.name, to, total);
      // libsql frees native memory only between turns of the event loop.
      await new Promise(setImmediate);
    }
  }
}
