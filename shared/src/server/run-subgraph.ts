import { parseArgs } from 'node:util';
import { subgraphSettings } from '../config/subgraph-settings';
import { createLogger } from '../log/logger';
import { isUnseeded, runSeeds } from '../seed/run-seeds';
import { defaultCounts } from '../seed/seed';
import { startTracing } from '../tracing/start-tracing';
import { commandOptions, runCommand } from './commands';
import { createSubgraph } from './create-subgraph';
import { runProcess } from './run-process';
import type { SubgraphDefinition } from './subgraph-definition';

/**
 * The `main` of a subgraph's process: serves it until it is told to stop, or, with arguments, does one of the operator's
 * commands (`commands.ts`) and ends.
 */
export function runSubgraph<Loaders>(definition: SubgraphDefinition<Loaders>): void {
  runProcess(definition.name, async () => {
    const { values } = parseArgs({ options: commandOptions });
    const settings = await subgraphSettings(definition.name);
    const logger = createLogger(definition.name, settings.logLevel);
    if (Object.keys(values).length > 0) {
      await runCommand(definition, settings, logger, values);
      return undefined;
    }
    const stopTracing = await startTracing(definition.name);
    const progress = (seed: string, done: number, total: number) => logger.info({ seed, done, total }, 'seeding');
    const subgraph = await createSubgraph(definition, settings, logger, async (store) => {
      if (settings.seedWhenEmpty && (await isUnseeded(store))) {
        await runSeeds(store, definition.seeds, defaultCounts, progress);
      }
    });
    logger.info({ url: subgraph.url }, 'ready');
    return async () => {
      await subgraph.stop();
      await stopTracing();
    };
  });
}
