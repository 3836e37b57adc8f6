import type { EntityManager } from 'typeorm';
import type { SubgraphName } from '../config/subgraphs';

/** How many records of each kind the synthetic world holds: ties between kinds stay inside it. */
export type SeedCounts = Readonly<Record<SubgraphName, number>>;

/** A small world that is ready in seconds. */
export const defaultCounts: SeedCounts = {
  persons: 3_000,
  documents: 10_000,
  fingerprints: 300,
  vehicles: 4_000,
  notices: 2_000,
};

/** One source of a store's first records. */
export interface Seed {
  /** Its name in `seed_progress`. */
  name: string;
  /** How many indexes it has in a world of `counts`. */
  size(counts: SeedCounts): number;
  /** Indexes written in one transaction; 2,000 when absent. */
  chunk?: number;
  /** Inserts the records of the indexes `from` (inclusive) to `to` (exclusive). */
  fill(manager: EntityManager, from: number, to: number, counts: SeedCounts): Promise<void>;
}
