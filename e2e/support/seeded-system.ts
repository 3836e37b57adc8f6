import { type RunningSystem, startSystem } from '@crimegraph/local/system';
import { subgraphNames } from '@crimegraph/shared/config/subgraphs';
import { createTestDatabases, type TestStoreName } from '@crimegraph/shared/testing/test-databases';
import { Client } from './client';
import { freePorts } from './free-ports';

/** A whole system of real processes on its own ports and stores, seeded as a first start seeds it. */
export interface SeededSystem {
  readonly client: Client;
  readonly dataDir: string;
  /** By which further processes find its stores. */
  readonly settings: Readonly<Record<string, string>>;
  readonly system: RunningSystem;
  stop(): Promise<void>;
}

/**
 * Starts it from the built code.
 *
 * @param store where its stores are; by default those of the project that runs
 * @param label names its databases, outside of a test file
 */
export async function startSeededSystem(store?: TestStoreName, label?: string): Promise<SeededSystem> {
  const databases = await createTestDatabases(subgraphNames, store, label);
  const { dataDir, settings } = databases;
  const system = await startSystem({
    host: '127.0.0.1',
    port: await freePorts(),
    dataDir,
    settings,
    onLine: () => undefined,
  });
  return {
    client: new Client(system.url, dataDir),
    dataDir,
    settings,
    system,
    stop: async () => {
      await system.stop();
      await databases.remove();
    },
  };
}
