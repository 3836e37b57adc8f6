import { openStore, type StoreOptions } from '../store/open-store';
import type { Store } from '../store/store';
import { createTestDatabases } from './test-databases';

/** A store with the common tables, in a place of its own. */
export interface TestStore {
  readonly store: Store;
  /** Closes the store and opens it again, as a restart does. */
  reopen(): Promise<Store>;
  remove(): Promise<void>;
}

/** Opens it, migrated and empty, with the tables of a test's own as well. */
export async function openTestStore(
  own: Partial<Pick<StoreOptions, 'entities' | 'migrations'>> = {},
): Promise<TestStore> {
  const databases = await createTestDatabases(['test']);
  const { dataDir } = databases;
  const open = () =>
    openStore({ name: 'test', entities: [], migrations: [], ...own, dataDir, databaseUrl: databases.url('test') });
  let store: Store | undefined;
  const close = async () => {
    await store?.close();
    store = undefined;
  };
  const remove = async () => {
    await close();
    await databases.remove();
  };
  try {
    store = await open();
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    get store() {
      if (store === undefined) throw new Error('the store is not open');
      return store;
    },
    reopen: async () => {
      await close();
      return (store = await open());
    },
    remove,
  };
}
