import { codedError } from '@crimegraph/shared/errors/coded-error';
import type { Limits } from './limits';

/** One request that waits for its turn. */
interface Waiting {
  start: () => void;
  leave: () => void;
}

const RETRY_AFTER_SECONDS = 1;

/**
 * Admits a bounded number of requests at once. The others wait, each bureau in its own queue, and the queues take turns: a bureau that
 * sends a thousand requests waits behind itself. What would wait too long is refused at once or in time, never left hanging.
 */
export class FairAdmission {
  /** Bureaus that have requests waiting, the one whose turn is next first. */
  private readonly queues = new Map<string, Set<Waiting>>();
  private running = 0;
  private waiting = 0;
  private allowed: number;

  constructor(private readonly limits: Pick<Limits, 'concurrent' | 'queued' | 'queuedOfBureau' | 'queueMs'>) {
    this.allowed = limits.concurrent;
  }

  /** Requests under way and waiting. */
  get load(): { running: number; waiting: number; allowed: number } {
    return { running: this.running, waiting: this.waiting, allowed: this.allowed };
  }

  /** Changes how many requests may run at once, between 1 and the limit. */
  allow(concurrent: number): void {
    this.allowed = Math.max(1, Math.min(this.limits.concurrent, Math.floor(concurrent)));
    this.startNext();
  }

  /**
   * Waits for the turn of a request. @returns the way to tell that it is done; more than once is no harm
   * @throws OVERLOADED
   */
  async enter(bureau: string, cancelled?: AbortSignal): Promise<() => void> {
    if (this.running >= this.allowed) await this.turn(bureau, cancelled);
    else this.running += 1;
    let done = false;
    return () => {
      if (done) return;
      done = true;
      this.running -= 1;
      this.startNext();
    };
  }

  private turn(bureau: string, cancelled: AbortSignal | undefined): Promise<void> {
    const queue = this.queues.get(bureau) ?? new Set<Waiting>();
    if (this.waiting >= this.limits.queued || queue.size >= this.limits.queuedOfBureau) throw overloaded();
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer);
        cancelled?.removeEventListener('abort', giveUp);
        this.waiting -= 1;
        queue.delete(entry);
        if (queue.size === 0) this.queues.delete(bureau);
      };
      const giveUp = () => {
        leave();
        reject(overloaded());
      };
      const entry: Waiting = { start: resolve, leave };
      const timer = setTimeout(giveUp, this.limits.queueMs).unref();
      cancelled?.addEventListener('abort', giveUp);
      this.queues.set(bureau, queue.add(entry));
      this.waiting += 1;
    });
  }

  private startNext(): void {
    while (this.running < this.allowed) {
      const [next] = this.queues;
      if (next === undefined) return;
      const [bureau, queue] = next;
      const [entry] = queue as Iterable<Waiting> as [Waiting];
      entry.leave();
      // To the end of the line: the other bureaus are first now.
      if (this.queues.delete(bureau)) this.queues.set(bureau, queue);
      this.running += 1;
      entry.start();
    }
  }
}

function overloaded() {
  return codedError('OVERLOADED', 'More is asked than can be answered in time. Nothing was searched.', {
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
}
