import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningSystem, startSystem } from '@crimegraph/local/system';
import { Client } from './client';
import { freePorts } from './free-ports';

/** A whole system of real processes on its own ports and data folder, seeded as a first start seeds it. */
export interface SeededSystem {
  readonly client: Client;
  readonly system: RunningSystem;
  stop(): Promise<void>;
}

/** Starts it from the built code. */
export async function startSeededSystem(): Promise<SeededSystem> {
  const dataDir = mkdtempSync(join(tmpdir(), 'crimegraph-e2e-'));
  const system = await startSystem({ host: '127.0.0.1', port: await freePorts(), dataDir, onLine: () => undefined });
  return {
    client: new Client(system.url, dataDir),
    system,
    stop: async () => {
      await system.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}
