import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { subgraphSettings } from '../config/subgraph-settings';
import { createLogger } from '../log/logger';
import { isUnseeded, runSeeds } from '../seed/run-seeds';
import { defaultCounts, type SeedCounts } from '../seed/seed';
import { openStore } from '../store/open-store';
import type { Store } from '../store/store';
import { createSubgraph } from './create-subgraph';
import { runProcess } from './run-process';
import type { SubgraphDefinition } from './subgraph-definition';

/**
 * The `main` of a subgraph's process: serves it until it is told to stop. With `--seed COUNTS` (JSON of `SeedCounts`) it
 * fills the store instead and ends; with `--import FORMAT --file FILE` it brings a file into the store and ends.
 */
export function runSubgraph<Loaders>(definition: SubgraphDefinition<Loaders>): void {
  runProcess(definition.name, async () => {
    const { values } = parseArgs({
      options: { seed: { type: 'string' }, import: { type: 'string' }, file: { type: 'string' } },
    });
    const settings = await subgraphSettings(definition.name);
    const logger = createLogger(definition.name, settings.logLevel);
    const progress = (seed: string, done: number, total: number) => logger.info({ seed, done, total }, 'seeding');
    const { seed, import: format, file } = values;
    if (seed !== undefined || format !== undefined) {
      const { databaseUrl, databaseReadUrls, dataDir } = settings;
      const store = await openStore({ ...definition, databaseUrl, databaseReadUrls, dataDir, logger });
      if (seed !== undefined) await runSeeds(store, definition.seeds, JSON.parse(seed) as SeedCounts, progress);
      if (format !== undefined) await importFile(definition, store, format, file ?? '');
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

/** One transaction: the file is in the store as a whole, or not at all. */
async function importFile<Loaders>(
  definition: SubgraphDefinition<Loaders>,
  store: Store,
  format: string,
  file: string,
): Promise<void> {
  const importer = definition.imports?.[format];
  if (importer === undefined) throw new Error(`there is no import of the format "${format}" here.`);
  const text = readFileSync(file, 'utf8');
  await store.write((manager) => importer(manager, text, new Date()));
}
