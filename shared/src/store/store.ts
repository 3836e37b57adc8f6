import type { EntityManager } from 'typeorm';
import type { Migrator } from './migrator';

/** The two dialects that one code base runs on. */
export type Dialect = 'sqlite' | 'mysql';

/** One subgraph's store: reads see what is committed, writes are whole transactions. */
export interface Store {
  /** The subgraph that owns it. */
  readonly name: string;
  readonly dialect: Dialect;
  /**
   * For reading; on the embedded store it cannot write. It sees every record that any instance has acknowledged. Within
   * `withDeadline` a read ends by the deadline, with `StoreUnavailable` when no node has answered.
   */
  readonly reader: EntityManager;
  /**
   * Runs `work` in one transaction: all of it is durable when the promise resolves, none of it when it rejects, but for
   * `StoreUnavailable`, of which nobody knows. On MySQL a deadlock, a failed certification or a lost node runs `work`
   * again, also when an earlier run may have been committed: so `work` must not act outside the store, and must either look
   * first for what it did or do the same again, under unique keys.
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
