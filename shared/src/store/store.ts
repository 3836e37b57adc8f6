import type { EntityManager } from 'typeorm';
import type { Migrator } from './migrator';

/** The two dialects that one code base runs on. */
export type Dialect = 'sqlite' | 'mysql';

/** One subgraph's store: reads see what is committed, writes are whole transactions. */
export interface Store {
  /** The subgraph that owns it. */
  readonly name: string;
  readonly dialect: Dialect;
  /** For reading; on the embedded store it cannot write. */
  readonly reader: EntityManager;
  /**
   * Runs `work` in one transaction: all of it is durable when the promise resolves, none of it when it rejects.
   * On the cluster a deadlock or a failed certification runs `work` again, so `work` must not act outside the store.
   */
  write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>;
  /** Its schema: how it stands, and how it is changed. */
  readonly migrator: Migrator;
  /** Calls `listener` for every statement sent; returns the way to stop. Tests count statements with it. */
  onQuery(listener: (sql: string) => void): () => void;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
