import { statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { callerDirectory } from '@crimegraph/shared/config/environment';
import { subgraphNames, type SubgraphName } from '@crimegraph/shared/config/subgraphs';
import { runProcess } from '@crimegraph/shared/server/run-process';
import { RateLine } from './rate-line';
import { subgraphCommand } from './subgraph-command';

/** Which subgraphs take something from a file of a format. */
const takers: Readonly<Record<string, readonly SubgraphName[]>> = { 'un-list': ['persons', 'documents', 'notices'] };

/**
 * `npm run import -- documents FILE.csv --bureau CODE`, and the same with `persons` and `vehicles`: brings a bureau's records
 * into the store (`docs/import.md`). `npm run import -- fingerprints FILE.an2 --bureau CODE`: likewise finger prints, from an
 * ANSI/NIST-ITL transaction or a finger minutiae record.
 *
 * `npm run import -- un-list FILE`: brings the UN Security Council consolidated list (its XML) into the stores as persons,
 * travel documents and special notices. Run again with a newer file, the stores hold what that one says.
 */
runProcess('import', async () => {
  const text = { type: 'string' } as const;
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      bureau: text,
      role: text,
      purpose: text,
      'case-reference': text,
      confidentiality: text,
      report: text,
      'dry-run': { type: 'boolean' },
    },
  });
  const [format = '', file = '', ...rest] = positionals;
  const subgraph = subgraphNames.find((name) => name === format);
  const names = Object.hasOwn(takers, format) ? takers[format] : undefined;
  if ((subgraph === undefined && names === undefined) || rest.length > 0) {
    throw new Error(
      'expected "documents FILE.csv", "persons FILE.csv", "vehicles FILE.csv" or "fingerprints FILE.an2" with --bureau, or "un-list FILE".',
    );
  }
  const path = resolve(callerDirectory(), file);
  if (file === '' || !isFile(path)) throw new Error('expected the path of a file that exists.');
  if (subgraph !== undefined) {
    await importRecords(subgraph, path, values);
    return undefined;
  }
  if (Object.keys(values).length > 0)
    throw new Error('un-list: expected no options; the list says itself who owns what.');
  for (const name of names ?? []) {
    await subgraphCommand(name, ['--import', format, '--file', path], () => undefined);
    process.stdout.write(`${name}: imported\n`);
  }
  return undefined;
});

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

async function importRecords(
  subgraph: SubgraphName,
  file: string,
  values: Readonly<Record<string, string | boolean | undefined>>,
): Promise<void> {
  const { report, ...others } = values;
  const where = typeof report === 'string' ? [`--report=${resolve(callerDirectory(), report)}`] : [];
  const given = Object.entries(others).map(([name, value]) => (value === true ? `--${name}` : `--${name}=${value}`));
  const line = new RateLine();
  const format = subgraph === 'fingerprints' && extname(file) !== '.csv' ? 'file' : 'csv';
  await subgraphCommand(subgraph, [`--import=${format}`, `--file=${file}`, ...where, ...given], (said) => {
    const { import: progress, imported, rows, total, refused, recorded } = said;
    if (progress !== undefined)
      line.show(`importing ${subgraph}`, Number(rows), Number(total), `${String(refused)} refused`);
    if (imported === undefined) return;
    line.end();
    const counts = `${String(recorded)} recorded, ${String(refused)} refused of ${String(total)} rows`;
    const how =
      said['before'] === true ? ' (imported before, nothing done)' : said['dryRun'] === true ? ' (dry run)' : '';
    process.stdout.write(`${subgraph}: ${counts}${how}; report: ${String(said['report'])}\n`);
  });
}
