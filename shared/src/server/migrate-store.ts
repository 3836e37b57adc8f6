import type { SubgraphSettings } from '../config/subgraph-settings';
import type { Logger } from '../log/logger';
import { connectStore } from '../store/open-store';
import type { OnMigration } from '../store/migrator';
import type { SubgraphDefinition } from './subgraph-definition';

/**
 * Applies a subgraph's pending migrations, whatever `MIGRATE` says; or takes the last ones back.
 *
 * @param down how many to take back; absent when they are to be applied
 * @throws when one fails, and when some are to be taken back in production: there the way is forward only
 */
export async function migrateStore<Loaders>(
  definition: SubgraphDefinition<Loaders>,
  settings: SubgraphSettings,
  logger: Logger,
  down: string | undefined,
): Promise<void> {
  const count = down === undefined ? undefined : Number(down);
  if (count !== undefined && (!Number.isInteger(count) || count < 1))
    throw new Error('--down: expected a number from 1.');
  if (count !== undefined && settings.production) {
    throw new Error('in production nothing is taken back, it would lose data: write a migration that leads forward.');
  }
  const { databaseUrl, databaseReadUrls, dataDir } = settings;
  const store = await connectStore({ ...definition, databaseUrl, databaseReadUrls, dataDir, logger });
  try {
    const tell: OnMigration = (migration, direction) => logger.info({ migration, direction }, 'migrated');
    await (count === undefined ? store.migrator.up(tell) : store.migrator.down(count, tell));
  } finally {
    await store.close();
  }
}
