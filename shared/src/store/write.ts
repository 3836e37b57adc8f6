import type { EntityManager } from 'typeorm';

/**
 * Runs `work` in one transaction: all of it is durable when the promise resolves, none of it when it rejects, but for
 * `StoreUnavailable`, of which nobody knows. On MySQL a deadlock, a failed certification or a lost node runs `work`
 * again, also when an earlier run may have been committed: so `work` must not act outside the store, and must either look
 * first for what it did or do the same again, under unique keys.
 */
export type Write = <T>(work: (manager: EntityManager) => Promise<T>) => Promise<T>;
