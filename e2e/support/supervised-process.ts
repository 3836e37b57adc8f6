import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

/** How a process is started, and as whom: never as root. */
export interface ProcessOptions {
  command: string;
  parameters: string[];
  directory: string;
  environment: Record<string, string>;
  /** The account, where the tests themselves run as root; their own otherwise. */
  account: number;
}

/** Runs a process and starts it again when it ends by itself, as a container's supervisor does. */
export class SupervisedProcess {
  private child: ChildProcess | undefined;
  private ended: Promise<number | null> = Promise.resolve(0);
  private wanted = false;
  private lines = '';

  constructor(private readonly options: ProcessOptions) {}

  /** All that the process has printed since it was started. */
  get output(): string {
    return this.lines;
  }

  /** Starts it, and again whenever it ends, until it is stopped. */
  start(): void {
    this.wanted = true;
    this.lines = '';
    void this.supervise();
  }

  /** Runs it once; resolves to its exit code. */
  async runOnce(): Promise<number | null> {
    this.lines = '';
    this.spawn();
    return this.ended;
  }

  /** Ends it with `signal` and does not start it again; resolves to its exit code. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.wanted = false;
    this.child?.kill(signal);
    return this.ended;
  }

  private async supervise(): Promise<void> {
    while (this.wanted) {
      this.spawn();
      await this.ended;
      if (this.wanted) await delay(500);
    }
  }

  private spawn(): void {
    const { command, parameters, directory, environment, account } = this.options;
    const child = spawn(command, parameters, {
      cwd: directory,
      env: { PATH: process.env['PATH'] ?? '', ...environment },
      // By the open channel a process of ours notices when the tests are gone, and stops as well.
      stdio: ['ignore', 'pipe', 'pipe', ...(command === process.execPath ? (['ipc'] as const) : [])],
      ...(process.getuid?.() === 0 && { uid: account, gid: account }),
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text: Buffer) => (this.lines += text.toString()));
    this.child = child;
    this.ended = new Promise((resolve) => child.once('exit', resolve));
  }
}

/** Waits until `check` holds. @throws after `deadlineMs`, with what `explain` says */
export async function until(
  check: () => boolean | Promise<boolean>,
  deadlineMs: number,
  explain: () => string,
): Promise<void> {
  const end = Date.now() + deadlineMs;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(explain());
    await delay(250);
  }
}
