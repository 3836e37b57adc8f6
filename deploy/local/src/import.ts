import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { callerDirectory } from '@crimegraph/shared/config/environment';
import type { SubgraphName } from '@crimegraph/shared/config/subgraphs';
import { runProcess } from '@crimegraph/shared/server/run-process';
import { subgraphCommand } from './subgraph-command';

/** Which subgraphs take something from a file of a format. */
const takers: Readonly<Record<string, readonly SubgraphName[]>> = { 'un-list': ['persons', 'documents', 'notices'] };

/**
 * `npm run import -- un-list FILE`: brings the UN Security Council consolidated list (its XML) into the stores as persons,
 * travel documents and special notices. Run again with a newer file, the stores hold what that one says.
 */
runProcess('import', async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [format = '', file = ''] = positionals;
  const names = Object.hasOwn(takers, format) ? takers[format] : undefined;
  if (names === undefined) throw new Error(`expected "un-list FILE"; formats are: ${Object.keys(takers).join(', ')}.`);
  const path = resolve(callerDirectory(), file);
  if (!existsSync(path)) throw new Error('expected the path of a file that exists.');
  for (const name of names) {
    await subgraphCommand(name, ['--import', format, '--file', path], () => undefined);
    process.stdout.write(`${name}: imported\n`);
  }
  return undefined;
});
