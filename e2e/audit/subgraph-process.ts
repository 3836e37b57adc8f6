import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { developmentKeys } from '@crimegraph/shared/config/development-keys';
import { childEnvironment, projectRoot } from '@crimegraph/shared/config/environment';
import { CALLER_HEADER, signCallerContext } from '@crimegraph/shared/identity/caller-context';
import { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import type { TestDatabases } from '@crimegraph/shared/testing/test-databases';
import { type TestAnswer, testViewer } from '@crimegraph/shared/testing/test-subgraph';

const START_MS = 30_000;

/** The documents subgraph as a process of its own, on an empty store, to be killed. */
export class SubgraphProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly url: string,
    private readonly keys: CallerKeys,
  ) {}

  /** Starts it; resolves when it takes requests. */
  static async start({ dataDir, settings }: TestDatabases, port: number): Promise<SubgraphProcess> {
    const child = spawn(process.execPath, [join(projectRoot, 'subgraphs/documents/dist/main.js')], {
      env: childEnvironment({ ...settings, DATA_DIR: dataDir, PORT: String(port), SEED: 'never', LOG_LEVEL: 'error' }),
      stdio: 'ignore',
    });
    const url = `http://127.0.0.1:${port}`;
    const deadline = Date.now() + START_MS;
    while (!(await isReady(url))) {
      if (child.exitCode !== null || Date.now() > deadline) throw new Error('the subgraph did not start');
      await delay(20);
    }
    return new SubgraphProcess(child, url, new CallerKeys((await developmentKeys(dataDir)).callerKeys));
  }

  /** Asks as the gateway does; rejects when the process is gone. */
  async ask(query: string, variables: Record<string, unknown>): Promise<TestAnswer> {
    const body = JSON.stringify({ query, variables });
    const trace = randomBytes(16).toString('hex');
    const caller = { viewer: testViewer, trace, deadline: Date.now() + 5_000, operation: 'Kill' };
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [CALLER_HEADER]: await signCallerContext(this.keys, 'documents', caller, body),
      },
      body,
    });
    return (await response.json()) as TestAnswer;
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill(signal);
    await ended;
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(1_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
