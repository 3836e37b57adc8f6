import { parseArgs } from 'node:util';
import { subgraphSettings } from '../config/subgraph-settings';
import { createLogger } from '../log/logger';
import { isUnseeded, runSeeds } from '../seed/run-seeds';
import { defaultCounts, type SeedCounts } from '../seed/seed';
import { openStore } from '../store/open-store';
import { createSubgraph } from './create-subgraph';
import { runProcess } from './run-process';
import type { SubgraphDefinition } from './subgraph-definition';

/**
 * The `main` of a subgraph's process: serves it until it is told to stop. With `--seed COUNTS` (JSON of `SeedCounts`) it
 * fills the store instead and ends.
 */
export function runSubgraph<Loaders>(definition: SubgraphDefinition<Loaders>): void {
  runProcess(definition.name, async () => {
    const { values } = parseArgs({ options: { seed: { type: 'string' } } });
    const settings = await subgraphSettings(definition.name);
    const logger = createLogger(definition.name, settings.logLevel);
    const progress = (seed: string, done: number, total: number) => logger.info({ seed, done, total }, 'seeding');
    if (values.seed !== undefined) {
      const store = await openStore({ ...definition, databaseUrl: settings.databaseUrl, dataDir: settings.dataDir });
      await runSeeds(store, definition.seeds, JSON.parse(values.seed) as SeedCounts, progress);
      await store.close();
      return undefined;
    }
    const subgraph = await createSubgraph(definition, settings, logger, async (store) => {
      if (settings.seedWhenEmpty && (await isUnseeded(store))) {
        await runSeeds(store, definition.seeds, defaultCounts, progress);
      }
    });
    logger.info({ url: subgraph.url }, 'ready');
    return () => subgraph.stop();
  });
}
