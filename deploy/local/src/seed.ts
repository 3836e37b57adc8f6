import { parseArgs } from 'node:util';
import { subgraphNames, type SubgraphName } from '@crimegraph/shared/config/subgraphs';
import { defaultCounts, type SeedCounts } from '@crimegraph/shared/seed/seed';
import { runProcess } from '@crimegraph/shared/server/run-process';
import { Progress } from './progress';
import { subgraphCommand } from './subgraph-command';

const MAX_ROWS = 2_000_000_000;

/**
 * `npm run seed -- --persons N --documents N ...`: brings the stores to a synthetic world of that size. Killed and started
 * again it goes on where it stopped; kinds that are not named keep the size of the small world.
 */
runProcess('seed', async () => {
  const options = Object.fromEntries(subgraphNames.map((name) => [name, { type: 'string' as const }]));
  const { values } = parseArgs({ options });
  const counts: SeedCounts = { ...defaultCounts, ...parsedCounts(values) };
  const progress = new Progress();
  // Two at a time: a store has one writer, and more of them would only fight over the cores.
  const queue: SubgraphName[] = [...subgraphNames];
  const worker = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const service = name;
      await subgraphCommand(service, ['--seed', JSON.stringify(counts)], (line) => progress.line(service, line));
    }
  };
  await Promise.all([worker(), worker()]);
  return undefined;
});

function parsedCounts(values: Record<string, unknown>): Partial<SeedCounts> {
  return Object.fromEntries(
    Object.entries(values).map(([name, text]) => {
      const count = Number(text);
      const valid = Number.isInteger(count) && count >= 0 && count <= MAX_ROWS;
      if (!valid) throw new Error(`--${name}: expected a number of records.`);
      return [name, count];
    }),
  );
}
