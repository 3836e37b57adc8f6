import { openStore } from '../store/open-store';
import type { Store } from '../store/store';
import { createTestDatabases } from './test-databases';

/** A store with the common tables alone, in a place of its own. */
export interface TestStore {
  readonly store: Store;
  /** Closes the store and opens it again, as a restart does. */
  reopen(): Promise<Store>;
  remove(): Promise<void>;
}

/** Opens it, migrated and empty. */
export async function openTestStore(): Promise<TestStore> {
  const databases = await createTestDatabases(['test']);
  const { dataDir } = databases;
  const open = () =>
    openStore({ name: 'test', entities: [], migrations: [], dataDir, databaseUrl: databases.url('test') });
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
      await databases.remove();
    },
  };
}
