import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSystem } from '@crimegraph/local/system';
import { freePorts } from './free-ports';

/** Starts the shared system before the scenarios, once for all of them. */
export default async function setup(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'crimegraph-e2e-'));
  const system = await startSystem({ host: '127.0.0.1', port: await freePorts(), dataDir, onLine: () => undefined });
  process.env['E2E_URL'] = system.url;
  process.env['E2E_DATA_DIR'] = dataDir;
  (globalThis as { stopSharedSystem?: () => Promise<void> }).stopSharedSystem = async () => {
    await system.stop();
    rmSync(dataDir, { recursive: true });
  };
}
