import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { callerDirectory } from '@crimegraph/shared/config/environment';
import { subgraphNames } from '@crimegraph/shared/config/subgraphs';
import { runProcess } from '@crimegraph/shared/server/run-process';
import { RateLine } from './rate-line';
import { subgraphCommand } from './subgraph-command';

/**
 * `npm run export -- documents --bureau CODE --role ROLE [--since CURSOR] --out FILE`, and the same with `persons` and
 * `vehicles`: writes the records that the bureau may see, or what has changed of that (`docs/feed.md`).
 */
runProcess('export', async () => {
  const text = { type: 'string' } as const;
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { bureau: text, role: text, purpose: text, 'case-reference': text, since: text, out: text },
  });
  const subgraph = subgraphNames.find((name) => name === positionals[0]);
  if (subgraph === undefined || positionals.length > 1) {
    throw new Error('expected "documents", "persons" or "vehicles" with --bureau and --out.');
  }
  const { out, ...others } = values;
  const where = out === undefined ? [] : [`--out=${resolve(callerDirectory(), out)}`];
  const given = Object.entries(others).map(([name, value]) => `--${name}=${value}`);
  const line = new RateLine();
  await subgraphCommand(subgraph, ['--export', ...where, ...given], (said) => {
    const { export: progress, exported, cursor } = said;
    const [added, changed, withdrawn] = ['added', 'changed', 'withdrawn'].map((name) => Number(said[name]));
    const counts = `${added} added, ${changed} changed, ${withdrawn} withdrawn`;
    if (progress !== undefined) {
      line.show(`exporting ${subgraph}`, Number(added) + Number(changed) + Number(withdrawn), undefined, counts);
    }
    if (exported === undefined) return;
    line.end();
    process.stdout.write(`${subgraph}: ${counts}\ncursor: ${String(cursor)}\n`);
  });
  return undefined;
});
