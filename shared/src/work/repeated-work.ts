import type { Logger } from '../log/logger';

/** What is done again and again beside the requests, and how often. */
export interface RepeatedWorkOptions {
  /** For the log. */
  name: string;
  /** Pause between two runs, in ms. */
  everyMs: number;
  /** Longest pause after runs that failed: the pause doubles with each, in ms. */
  longestPauseMs: number;
  logger: Logger;
  /** One run, to be cut short when `stopping` is aborted. What it throws is logged, and tried again. */
  run: (stopping: AbortSignal) => Promise<void>;
}

const MAX_DOUBLINGS = 10;

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
    this.running = this.rounds().finally(() => {
      this.running = undefined;
      if (!this.stopping.signal.aborted) this.timer = setTimeout(() => this.nudge(), this.pause()).unref();
    });
  }

  /** Resolves when the run that is under way has ended; there will be no other. */
  async stop(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.timer);
    await this.running;
  }

  private async rounds(): Promise<void> {
    while (this.nudged && !this.stopping.signal.aborted) {
      this.nudged = false;
      try {
        await this.options.run(this.stopping.signal);
        this.failures = 0;
      } catch (error) {
        this.failures = Math.min(this.failures + 1, MAX_DOUBLINGS);
        const { name, logger } = this.options;
        logger.warn({ work: name, failures: this.failures, error: (error as Error).message }, 'will be tried again');
        // A nudge that came meanwhile waits for the pause too: what fails is not to be tried without one.
        return;
      }
    }
  }

  private pause(): number {
    const { everyMs, longestPauseMs } = this.options;
    return Math.min(everyMs * 2 ** this.failures, Math.max(everyMs, longestPauseMs));
  }
}
