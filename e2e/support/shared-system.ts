import { testStore, type TestStoreName } from '@crimegraph/shared/testing/test-databases';
import { Client } from './client';
import { type SeededSystem, startSeededSystem } from './seeded-system';

/** A client of the one seeded system that all scenarios share which neither kill nor hang anything. */
export function sharedClient(): Client {
  const [url, dataDir] = (process.env[variable(testStore())] ?? '').split(' ');
  if (url === undefined || dataDir === undefined) throw new Error('the shared system was not started');
  return new Client(url, dataDir);
}

/** Starts the shared system of a project, and tells the scenarios where it is. */
export async function startSharedSystem(store: TestStoreName): Promise<void> {
  const started = await startSeededSystem(store, 'e2e');
  process.env[variable(store)] = `${started.client.url} ${started.dataDir}`;
  systems.set(store, started);
}

/** Stops it. */
export async function stopSharedSystem(store: TestStoreName): Promise<void> {
  await systems.get(store)?.stop();
  systems.delete(store);
}

/** Setup and teardown of a project load this module each for itself, in one process. */
const global = globalThis as { sharedSystems?: Map<TestStoreName, SeededSystem> };
const systems = (global.sharedSystems ??= new Map<TestStoreName, SeededSystem>());

function variable(store: TestStoreName): string {
  return `E2E_${store.toUpperCase()}`;
}
