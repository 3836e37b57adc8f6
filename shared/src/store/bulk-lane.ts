import type { Store } from './store';
import { WriteQueue } from './write-queue';

/** By what a store has in common with itself as a mutation is given it (`auditedStore`). */
const lanes = new WeakMap<Store['reader'], WriteQueue>();

/**
 * Runs one bulk write of this process at a time. A check must make its audit row durable before it answers, and on the
 * embedded store all writes wait in one line: so there is never more than one bulk that it could have to wait for, however
 * many are sent. On a server the lane keeps bulks from taking the connections and the processor that checks need.
 */
export function inBulkLane<T>(store: Store, work: () => Promise<T>): Promise<T> {
  let lane = lanes.get(store.reader);
  if (lane === undefined) {
    lane = new WriteQueue();
    lanes.set(store.reader, lane);
  }
  return lane.run(work);
}
