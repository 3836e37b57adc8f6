import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { childEnvironment } from '@crimegraph/shared/config/environment';
import { Pool } from 'undici';

/** A gateway under measurement, in a process of its own. */
export interface GatewayProcess {
  readonly name: string;
  readonly pool: Pool;
  /** Processor time that it has used, in ms. */
  cpuMs(): Promise<number>;
  stop(): Promise<void>;
}

const START_MS = 60_000;

/**
 * Starts a gateway and waits until it answers.
 *
 * @param command arguments of `node`
 */
export async function startGateway(
  name: string,
  port: number,
  command: readonly string[],
  environment: Record<string, string> = {},
): Promise<GatewayProcess> {
  const child = spawn(process.execPath, ['--require', join(__dirname, 'report-cpu.js'), ...command], {
    env: childEnvironment({ NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: '1', ...environment }),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let told = '';
  child.stderr?.on('data', (chunk: Buffer) => (told = (told + chunk.toString()).slice(-2_000)));
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: 50, pipelining: 1 });
  try {
    await answering(pool, child);
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`${name} did not start: ${told}`, { cause: error });
  }
  return {
    name,
    pool,
    cpuMs: () => cpuMs(child),
    stop: async () => {
      await pool.destroy();
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

async function answering(pool: Pool, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    try {
      const response = await pool.request({
        method: 'POST',
        path: '/graphql',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ __typename }"}',
      });
      await response.body.dump();
      if (response.statusCode === 200) return;
    } catch (error) {
      if (child.exitCode !== null || Date.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function cpuMs(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    const listen = (message: unknown) => {
      const { cpu } = message as { cpu?: NodeJS.CpuUsage };
      if (cpu === undefined) return;
      child.off('message', listen);
      resolve((cpu.user + cpu.system) / 1_000);
    };
    child.on('message', listen);
    child.send('cpu');
  });
}
