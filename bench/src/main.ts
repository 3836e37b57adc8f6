import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runProcess } from '@crimegraph/shared/server/run-process';
import { borderCheck } from './border-check';
import { coldStart } from './cold-start';
import { machine } from './machine';

/** The benchmarks by name; each gives its figures. */
const benchmarks: Record<string, () => Promise<Record<string, number>>> = {
  'border-check': borderCheck,
  'cold-start': coldStart,
};

/** `npm run bench -- NAME [--json FILE]`: runs one benchmark and prints its figures. */
runProcess('bench', async () => {
  const { values, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true });
  const name = positionals[0] ?? '';
  const benchmark = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
  if (benchmark === undefined) throw new Error(`expected one of: ${Object.keys(benchmarks).join(', ')}.`);
  const report = { name, machine: machine(), figures: await benchmark() };
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
  return undefined;
});
