import { setTimeout as delay } from 'node:timers/promises';
import { currentDeadline } from '../../requests/with-deadline';
import { isStoreUnavailable, StoreUnavailable } from '../store-unavailable';
import { faultOf } from './fault-of';
import { BACKGROUND_PATIENCE_MS } from './time-limits';

const FIRST_PAUSE_MS = 10;
const MAX_PAUSE_MS = 320;

/**
 * Runs a whole transaction again for as long as it fails for reasons that pass: a deadlock, a failed certification, a node
 * that hangs or was lost. Pauses grow and vary, so that those who met do not meet again. A transaction whose COMMIT was
 * not answered may have been committed: what runs again must first look for what it did.
 *
 * @throws StoreUnavailable when the caller's deadline comes first (without one: 30 s after the first failure)
 */
export async function retried<T>(transaction: () => Promise<T>): Promise<T> {
  let until: number | undefined;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (isStoreUnavailable(error) || faultOf(error) === undefined) throw error;
      until ??= currentDeadline() ?? Date.now() + BACKGROUND_PATIENCE_MS;
      const pause = Math.random() * Math.min(FIRST_PAUSE_MS * 2 ** attempt, MAX_PAUSE_MS);
      if (Date.now() + pause >= until) {
        throw new StoreUnavailable('not written in time; it is not known whether it was', { cause: error });
      }
      await delay(pause);
    }
  }
}
