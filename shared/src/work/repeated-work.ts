import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from '../log/logger';
import { withDeadline } from '../requests/with-deadline';

/** What is done again and again beside the requests, and how often. */
export interface RepeatedWorkOptions {
  /** For the log. */
  name: string;
  /** Pause between two runs, in ms. */
  everyMs: number;
  /** Longest pause after runs that failed: the pause doubles with each, in ms. */
  longestPauseMs: number;
  /** How long one piece may take, in ms. What waits for a store or a service that hangs ends then, and is tried again. */
  pieceMs: number;
  logger: Logger;
  /** Does one piece, and says whether there may be more to do at once. What it throws is logged, and tried again. */
  piece: (stopping: AbortSignal) => Promise<boolean>;
}

const MAX_DOUBLINGS = 10;
const pieces = new AsyncLocalStorage<true>();

/** Whether what runs is a piece of such work, and not a request: measurements of requests leave it out. */
export function isRepeatedWork(): boolean {
  return pieces.getStore() === true;
}

/** Runs work at once when nudged and again after a pause, never twice at a time; a failing run lengthens the pause. */
export class RepeatedWork {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private nudged = false;
  private readonly stopping = new AbortController();
  private failures = 0;

  constructor(private readonly options: RepeatedWorkOptions) {}

  /** Runs now, or once more directly after the run that is under way. */
  nudge(): void {
    this.nudged = true;
    if (this.stopping.signal.aborted || this.running !== undefined) return;
    clearTimeout(this.timer);
    this.running = this.run().finally(() => {
      this.running = undefined;
      if (!this.stopping.signal.aborted) this.timer = setTimeout(() => this.nudge(), this.pause()).unref();
    });
  }

  /** Resolves when the piece that is under way has ended; there will be no other. */
  async stop(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    const { name, logger, pieceMs, piece } = this.options;
    const { signal } = this.stopping;
    try {
      while (this.nudged && !signal.aborted) {
        this.nudged = false;
        // A deadline of its own: nobody's request waits for this, though one may have nudged it.
        const work = () => withDeadline(Date.now() + pieceMs, () => piece(signal));
        if (await pieces.run(true, work)) this.nudged = true;
        this.failures = 0;
      }
    } catch (error) {
      this.failures = Math.min(this.failures + 1, MAX_DOUBLINGS);
      // A nudge that came meanwhile waits for the pause too: what fails is not to be tried without one.
      logger.warn({ work: name, failures: this.failures, error: (error as Error).message }, 'will be tried again');
    }
  }

  private pause(): number {
    const { everyMs, longestPauseMs } = this.options;
    return Math.min(everyMs * 2 ** this.failures, Math.max(everyMs, longestPauseMs));
  }
}
