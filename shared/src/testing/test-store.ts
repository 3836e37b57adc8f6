import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../store/open-store';
import type { Store } from '../store/store';

/** A store with the common tables alone, in a folder of its own. */
export interface TestStore {
  readonly store: Store;
  /** Closes the store and opens it again, as a restart does. */
  reopen(): Promise<Store>;
  remove(): Promise<void>;
}

/** Opens it, migrated and empty. */
export async function openTestStore(): Promise<TestStore> {
  const dataDir = mkdtempSync(join(tmpdir(), 'crimegraph-store-'));
  const open = () => openStore({ name: 'test', entities: [], migrations: [], dataDir });
  let store = await open();
  return {
    get store() {
      return store;
    },
    reopen: async () => {
      await store.close();
      store = await open();
      return store;
    },
    remove: async () => {
      await store.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
