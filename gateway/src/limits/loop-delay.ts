import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FairAdmission } from './fair-admission';

const INTERVAL_MS = 250;
/** Above this the process has more under way than it gets done. */
const BUSY_MS = 100;
/** Fewer at once than these would not make it faster. */
const FEWEST = 16;

/**
 * Lowers how many requests run at once while the process is too busy to come round to each of them, and raises it again: additive
 * increase, multiplicative decrease. @returns the way to stop
 */
export function adaptToLoopDelay(admission: FairAdmission, most: number): () => void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const timer = setInterval(() => {
    const busy = delay.mean / 1e6 > BUSY_MS;
    delay.reset();
    const { allowed } = admission.load;
    const next = busy ? Math.max(FEWEST, allowed * 0.8) : allowed + FEWEST / 4;
    if (next !== allowed) admission.allow(Math.min(most, next));
  }, INTERVAL_MS).unref();
  return () => {
    clearInterval(timer);
    delay.disable();
  };
}
