import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signTrialToken } from '@crimegraph/gateway/identity/trial-token';
import { firstTakenPort } from '@crimegraph/local/ports';
import { startSystem } from '@crimegraph/local/system';
import { developmentKeys } from '@crimegraph/shared/config/development-keys';

/** The whole system, seeded, on free ports and a folder of its own, for one benchmark. */
export interface TrialSystem {
  url: string;
  token: string;
  dataDir: string;
  /** From the start of the first process until all were ready, seeding included, in ms. */
  startMs: number;
  /** Ends the processes; the stores stay until `remove`. */
  stop(): Promise<void>;
  remove(): void;
}

/** Starts it; in `dataDir` when an earlier trial left its stores there. */
export async function startTrialSystem(
  dataDir: string = mkdtempSync(join(tmpdir(), 'crimegraph-bench-')),
): Promise<TrialSystem> {
  const keys = await developmentKeys(dataDir);
  const port = await freePorts();
  const started = performance.now();
  const system = await startSystem({ host: '127.0.0.1', port, dataDir, onLine: () => undefined });
  return {
    url: system.url,
    token: await signTrialToken(keys, { bureau: 'FRA', role: 'border' }),
    dataDir,
    startMs: performance.now() - started,
    stop: () => system.stop(),
    remove: () => rmSync(dataDir, { recursive: true }),
  };
}

async function freePorts(): Promise<number> {
  for (;;) {
    const first = await freePort();
    const ports = Array.from({ length: 6 }, (_, index) => first + index);
    if (first < 65_000 && (await firstTakenPort(ports, '127.0.0.1')) === undefined) return first;
  }
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
