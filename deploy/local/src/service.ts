import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, type WriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { childEnvironment } from '@crimegraph/shared/config/environment';

const FIRST_RESTART_MS = 1_000;
const MAX_RESTART_MS = 30_000;
const POLL_MS = 50;

/** One process of the system and how it is started. */
export interface ServiceOptions {
  name: string;
  /** The script that Node runs. */
  script: string;
  url: string;
  environment: Record<string, string>;
  logFile: string;
  /** Told of each structured line that the process writes. */
  onLine: (line: Record<string, unknown>) => void;
}

/**
 * Keeps one process of the system running: when it dies without being told to, it is started again, after a pause that
 * doubles each time. A process that dies before it was ever ready is not started again: its own message says why.
 */
export class Service {
  private child: ChildProcess | undefined;
  private readonly log: WriteStream;
  private state: 'starting' | 'ready' | 'stopping' = 'starting';
  private restarts = 0;

  constructor(private readonly options: ServiceOptions) {
    this.log = createWriteStream(options.logFile, { flags: 'a' });
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Starts the process; resolves when it is ready, rejects when it ends before that. */
  async start(): Promise<void> {
    const child = this.spawn();
    while (!(await isReady(this.options.url))) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${this.options.name} did not start.`);
      await delay(POLL_MS);
    }
    this.state = 'ready';
  }

  /** Asks the process to stop and resolves when it has. */
  async stop(): Promise<void> {
    this.state = 'stopping';
    const child = this.child;
    if (child?.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    }
    this.log.end();
  }

  private spawn(): ChildProcess {
    const { name, script, environment, onLine } = this.options;
    // A group of its own: Ctrl-C reaches the launcher alone, which stops the gateway first. By the open channel the child
    // notices when the launcher is gone, and stops as well.
    const child = spawn(process.execPath, [script], {
      env: childEnvironment(environment),
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      detached: true,
    });
    this.child = child;
    createInterface({ input: child.stdout as Readable }).on('line', (line) => {
      this.log.write(`${line}\n`);
      onLine(parsed(line));
    });
    child.once('exit', (code, signal) => {
      if (this.state !== 'ready') return;
      const pause = Math.min(FIRST_RESTART_MS * 2 ** this.restarts, MAX_RESTART_MS);
      this.restarts += 1;
      process.stderr.write(`${name} ended (${signal ?? code ?? 'unknown'}); starting it again in ${pause / 1000} s\n`);
      setTimeout(() => this.state === 'ready' && this.spawn(), pause).unref();
    });
    return child;
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(1_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

function parsed(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return {};
  }
}
