import { setTimeout as delay } from 'node:timers/promises';
import type { SubgraphSettings } from '../config/subgraph-settings';
import type { Logger } from '../log/logger';
import { connectStore } from '../store/open-store';
import type { Store } from '../store/store';
import type { SubgraphDefinition } from './subgraph-definition';

/** How often a process that does not migrate itself looks whether somebody else has. */
const LOOK_AGAIN_MS = 2_000;

/**
 * Opens a subgraph's store and comes back when its schema is what the code expects: applies the pending migrations, or, with
 * `MIGRATE=never`, waits until the deployment's own job has.
 *
 * @throws when the store cannot be opened, a migration fails, or the code must not work on it
 */
export async function openMigrated<Loaders>(
  definition: SubgraphDefinition<Loaders>,
  settings: SubgraphSettings,
  logger: Logger,
): Promise<Store> {
  const { databaseUrl, databaseReadUrls, dataDir } = settings;
  const store = await connectStore({ ...definition, databaseUrl, databaseReadUrls, dataDir, logger });
  try {
    switch (settings.migrate) {
      case 'at-start':
        await store.migrator.up((migration) => logger.info({ migration }, 'migrated'));
        break;
      case 'never':
        await untilMigrated(store, logger);
        break;
      default:
        settings.migrate satisfies never;
    }
    const { unknown } = await store.migrator.usableState();
    if (unknown.length > 0) logger.warn({ unknown }, 'the database is newer than this code');
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function untilMigrated(store: Store, logger: Logger): Promise<void> {
  for (let told = false; ; told = true) {
    const { pending } = await store.migrator.usableState();
    if (pending.length === 0) return;
    if (!told) logger.warn({ pending }, 'waiting until the migrations have been applied');
    await delay(LOOK_AGAIN_MS);
  }
}
