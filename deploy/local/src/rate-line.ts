/** How often a line is written where it cannot change in place. */
const PAUSE_MS = 5_000;

/** Shows how a long piece of work goes on, with its rate: in one place on a terminal, a line now and then elsewhere. */
export class RateLine {
  private readonly started = performance.now();
  private shownAt = performance.now();
  private begunAt: number | undefined;

  /**
   * @param done how many of `total` are done, with those of an earlier run
   * @param more what else there is to say
   */
  show(what: string, done: number, total: number | undefined, more: string): void {
    const now = performance.now();
    this.begunAt ??= done;
    const rate = Math.round(((done - this.begunAt) / Math.max(1, now - this.started)) * 1000);
    const share = total === undefined ? '' : ` of ${total} (${Math.floor((100 * done) / Math.max(1, total))} %)`;
    const line = `${what}  ${done}${share}  ${rate}/s  ${more}`;
    if (process.stdout.isTTY) {
      process.stdout.write(`\r\u001b[K${line}`);
    } else if (now - this.shownAt >= PAUSE_MS) {
      this.shownAt = now;
      process.stdout.write(`${line}\n`);
    }
  }

  /** Leaves the place free for what is written next. */
  end(): void {
    if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
  }
}
