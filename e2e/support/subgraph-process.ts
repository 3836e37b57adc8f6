import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { projectRoot } from '@crimegraph/shared/config/environment';
import type { SubgraphName } from '@crimegraph/shared/config/subgraphs';
import type { TestDatabases } from '@crimegraph/shared/testing/test-databases';

const PATIENCE_MS = 20_000;
const POLL_MS = 50;

/** The process of one subgraph, started from the built code. */
export class SubgraphProcess {
  readonly url: string;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
  private readonly child;
  private readonly errors: Buffer[] = [];

  /** Starts it on `port` and `databases`. */
  constructor(
    name: SubgraphName,
    databases: Pick<TestDatabases, 'dataDir' | 'settings'>,
    port: number,
    settings: Readonly<Record<string, string>> = {},
    commandArguments: readonly string[] = [],
  ) {
    this.url = `http://127.0.0.1:${port}`;
    const own = { ...databases.settings, DATA_DIR: databases.dataDir, PORT: String(port), SEED: 'never', ...settings };
    this.child = spawn(process.execPath, [join(projectRoot, 'subgraphs', name, 'dist/main.js'), ...commandArguments], {
      env: { ...process.env, ...own },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.child.stderr.on('data', (chunk: Buffer) => this.errors.push(chunk));
    this.ended = once(this.child, 'close').then(([code]) => code as number | null);
  }

  /** What it wrote to standard error, by lines. */
  get complaints(): string[] {
    return Buffer.concat(this.errors)
      .toString()
      .split('\n')
      .filter((line) => line !== '');
  }

  /** The status with which `path` is answered; undefined when nobody listens. */
  async status(path: string, method = 'GET'): Promise<number | undefined> {
    try {
      const response = await fetch(new URL(path, this.url), { method, signal: AbortSignal.timeout(2_000) });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return undefined;
    }
  }

  /** Resolves when `path` is answered with `status`; rejects when that takes too long, or the process ends first. */
  async until(path: string, status: number): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while ((await this.status(path)) !== status) {
      if (this.child.exitCode !== null) throw new Error(`ended: ${this.complaints.join('\n')}`);
      if (Date.now() > deadline) throw new Error(`${path} is not answered with ${status}`);
      await delay(POLL_MS);
    }
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill('SIGTERM');
    await this.ended;
  }
}
