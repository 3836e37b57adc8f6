/** Shows how seeding goes on: a line that changes in place on a terminal, one line for each finished seed elsewhere. */
export class Progress {
  private readonly shown = new Map<string, string>();

  /** @param line a structured log line; only those of seeds are shown */
  line(service: string, line: Record<string, unknown>): void {
    const { seed, done, total } = line;
    if (typeof seed !== 'string' || typeof done !== 'number' || typeof total !== 'number') return;
    if (process.stdout.isTTY) {
      this.shown.set(service, `${seed} ${Math.floor((100 * done) / total)} %`);
      const complete = [...this.shown.values()].every((text) => text.endsWith(' 100 %'));
      process.stdout.write(`\r\u001b[Kseeding  ${[...this.shown.values()].join('   ')}${complete ? '\n' : ''}`);
    } else if (done === total) {
      process.stdout.write(`seeded ${service}: ${total} ${seed}\n`);
    }
  }
}
