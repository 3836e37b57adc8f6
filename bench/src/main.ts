import { writeFileSync } from 'node:fs';
import { runProcess } from '@crimegraph/shared/server/run-process';
import { audit } from './audit/audit';
import { borderCheck } from './border-check';
import { coldStart } from './cold-start';
import { dna } from './dna';
import { documents } from './documents/documents';
import { documentsIngest } from './documents/documents-ingest';
import { faces } from './faces';
import { fingerprintFormats } from './fingerprint-formats';
import { fingerprints } from './fingerprints/fingerprints';
import { fingerprintsScale } from './fingerprints/fingerprints-scale';
import { gateway } from './gateway/gateway';
import { machine } from './machine';
import { names } from './names/names';
import { nonInterference } from './non-interference/non-interference';

/** The benchmarks by name; each is given the arguments after its name and gives its figures. */
const benchmarks: Record<string, (options: string[]) => Promise<Record<string, number>>> = {
  audit,
  'border-check': borderCheck,
  'cold-start': coldStart,
  dna,
  documents,
  'documents-ingest': documentsIngest,
  faces,
  'fingerprint-formats': fingerprintFormats,
  fingerprints,
  'fingerprints-scale': fingerprintsScale,
  gateway,
  names,
  'non-interference': nonInterference,
};

/** `npm run bench -- NAME [options] [--json FILE]`: runs one benchmark and prints its figures. */
runProcess('bench', async () => {
  const [name = '', ...options] = process.argv.slice(2);
  const benchmark = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
  if (benchmark === undefined) throw new Error(`expected one of: ${Object.keys(benchmarks).join(', ')}.`);
  const file = taken(options, '--json');
  const report = { name, machine: machine(), figures: await benchmark(options) };
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  return undefined;
});

/** Takes the option `name` and its value out of `options`. */
function taken(options: string[], name: string): string | undefined {
  const at = options.indexOf(name);
  return at === -1 ? undefined : options.splice(at, 2)[1];
}
