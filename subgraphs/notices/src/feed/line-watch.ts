import type { Logger } from '@crimegraph/shared/log/logger';
import type { Store } from '@crimegraph/shared/store/store';
import { RepeatedWork } from '@crimegraph/shared/work/repeated-work';
import { lineEnds } from './event-line';

/** How often the lines are looked at for what other instances have written: the delay that they add at most. */
const EVERY_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
/** Waiting calls at most; further ones are answered at once, and come again. */
const MAX_WAITING = 2_000;

interface Waiting {
  bureau: string;
  seq: number;
  wake: () => void;
}

/**
 * Lets calls wait until a bureau's line goes on. All of them together cost one small query four times a second, and nothing
 * while nobody waits.
 */
export class LineWatch {
  private readonly waiting = new Set<Waiting>();
  private readonly work: RepeatedWork;
  private stopped = false;

  constructor(
    private readonly store: Store,
    logger: Logger,
  ) {
    this.work = new RepeatedWork({
      name: 'hit feed',
      everyMs: EVERY_MS,
      longestPauseMs: LONGEST_PAUSE_MS,
      pieceMs: LONGEST_PAUSE_MS,
      logger,
      piece: () => this.look(),
    });
  }

  /** Resolves when the line may have come further than `seq`, or after `ms`; also when the process stops. */
  async wait(bureau: string, seq: number, ms: number): Promise<void> {
    if (this.stopped || this.waiting.size >= MAX_WAITING) return;
    await new Promise<void>((resolve) => {
      const one: Waiting = { bureau, seq, wake: () => undefined };
      const timer = setTimeout(() => one.wake(), ms);
      one.wake = () => {
        clearTimeout(timer);
        this.waiting.delete(one);
        resolve();
      };
      this.waiting.add(one);
      // What came since the caller looked is seen by this look.
      this.work.nudge();
    });
  }

  /** Something was written here: there is no need to wait for the next look. */
  nudge(): void {
    if (this.waiting.size > 0) this.work.nudge();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (const one of this.waiting) one.wake();
    await this.work.stop();
  }

  private async look(): Promise<false> {
    if (this.waiting.size === 0) return false;
    const bureaus = [...new Set([...this.waiting].map(({ bureau }) => bureau))];
    const ends = await lineEnds(this.store, bureaus);
    for (const one of this.waiting) if ((ends.get(one.bureau) ?? 0) > one.seq) one.wake();
    return false;
  }
}
