import type { EntityManager } from 'typeorm';
import type { Dialect } from './dialect';
import type { Migrator } from './migrator';
import type { Write } from './write';

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
  readonly write: Write;
  /** Its schema: how it stands, and how it is changed. */
  readonly migrator: Migrator;
  /** Calls `listener` for every statement sent; returns the way to stop. Tests count statements with it. */
  onQuery(listener: (sql: string) => void): () => void;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
