import { parseArgs } from 'node:util';
import { subgraphNames, type SubgraphName } from '@crimegraph/shared/config/subgraphs';
import { runProcess } from '@crimegraph/shared/server/run-process';
import { subgraphCommand } from './subgraph-command';

/**
 * `npm run migrate [-- NAME ...]`: applies the pending migrations of all stores, or of those of the named subgraphs, one
 * after another. `npm run migrate -- NAME --down N` takes the last N of one store back; refused in production.
 */
runProcess('migrate', async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { down: { type: 'string' } } });
  const names = positionals.length === 0 ? subgraphNames : positionals.map(subgraphName);
  const { down } = values;
  for (const name of names) {
    let count = 0;
    await subgraphCommand(name, ['--migrate', ...(down === undefined ? [] : ['--down', down])], (line) => {
      const { migration, direction } = line;
      if (typeof migration !== 'string') return;
      count += 1;
      process.stdout.write(`${name}: ${direction === 'down' ? 'took back' : 'applied'} ${migration}\n`);
    });
    if (count === 0) process.stdout.write(`${name}: nothing to do\n`);
  }
  return undefined;
});

function subgraphName(name: string): SubgraphName {
  const found = subgraphNames.find((known) => known === name);
  if (found === undefined) throw new Error(`expected names of subgraphs: ${subgraphNames.join(', ')}.`);
  return found;
}
