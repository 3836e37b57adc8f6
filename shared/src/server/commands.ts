import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { AuditLog } from '../audit/audit-log';
import { openAuditLog } from '../audit/open-audit-log';
import { serviceEntry } from '../audit/service-entry';
import type { SubgraphSettings } from '../config/subgraph-settings';
import { exportFeed } from '../feed/export-feed';
import { RecordJson } from '../feed/record-json';
import { operatorViewer } from '../identity/operator';
import type { ImportContext, ImportOptions } from '../import/import-context';
import { importCsv, type ImportResult } from '../import/import-csv';
import { importFile } from '../import/import-file';
import type { Logger } from '../log/logger';
import { runSeeds } from '../seed/run-seeds';
import type { SeedCounts } from '../seed/seed';
import type { Store } from '../store/store';
import { migrateStore } from './migrate-store';
import { openMigrated } from './open-migrated';
import { requireConfidentiality } from './record-resolvers';
import type { SubgraphDefinition } from './subgraph-definition';

/** The arguments of a subgraph's process; `npm run migrate`, `seed`, `import` and `export` give them. */
export const commandOptions = {
  /** Applies the pending migrations; with `--down N` it takes the last N back. */
  migrate: { type: 'boolean' },
  down: { type: 'string' },
  /** JSON of `SeedCounts`: fills the store with the synthetic world. */
  seed: { type: 'string' },
  /** `csv`, `file`, or the name of another format: brings `--file` into the store. */
  import: { type: 'string' },
  file: { type: 'string' },
  bureau: { type: 'string' },
  role: { type: 'string' },
  purpose: { type: 'string' },
  'case-reference': { type: 'string' },
  confidentiality: { type: 'string' },
  report: { type: 'string' },
  'dry-run': { type: 'boolean' },
  /** Writes the records, or what has changed `--since`, to `--out`. */
  export: { type: 'boolean' },
  since: { type: 'string' },
  out: { type: 'string' },
} as const;

/** Those that were given. */
export type CommandValues = {
  [Name in keyof typeof commandOptions]?:
    ((typeof commandOptions)[Name]['type'] extends 'boolean' ? boolean : string) | undefined;
};

/** Does what the arguments ask for, on the subgraph's store. @throws with one line when it cannot */
export async function runCommand<Loaders>(
  definition: SubgraphDefinition<Loaders>,
  settings: SubgraphSettings,
  logger: Logger,
  values: CommandValues,
): Promise<void> {
  // Whoever started this shows how it goes on; without them it ends, and goes on from there when it is started again.
  if (process.connected) process.once('disconnect', () => process.exit(1));
  if (values.migrate === true) return migrateStore(definition, settings, logger, values.down);
  const work = command(definition, settings, logger, values);
  const store = await openMigrated(definition, settings, logger);
  try {
    const log = await openAuditLog({ store, settings, logger });
    await work(store, log).finally(() => log.close());
  } finally {
    await store.close();
  }
}

function command<Loaders>(
  definition: SubgraphDefinition<Loaders>,
  settings: SubgraphSettings,
  logger: Logger,
  values: CommandValues,
): (store: Store, log: AuditLog) => Promise<void> {
  const { seed, import: format } = values;
  if (seed !== undefined) {
    const progress = (name: string, done: number, total: number) => logger.info({ seed: name, done, total }, 'seeding');
    return async (store, log) => {
      await runSeeds(store, definition.seeds, JSON.parse(seed) as SeedCounts, progress);
      await log.commitWith(() => Promise.resolve(operatorsAct(definition.name, 'seed', 'SEEDED')));
    };
  }
  if (format === 'csv' || format === 'file') return recordImport(definition, settings, logger, values, format);
  if (format !== undefined) return fileImport(definition, format, values.file ?? '');
  if (values.export === true) return feedExport(definition, settings, logger, values);
  throw new Error('expected --migrate, --seed, --import or --export.');
}

/** One transaction: the file is in the store as a whole, or not at all. */
function fileImport<Loaders>(definition: SubgraphDefinition<Loaders>, format: string, file: string) {
  const importer = definition.imports?.[format];
  if (importer === undefined) throw new Error(`there is no import of the format "${format}" here.`);
  const text = readFileSync(file, 'utf8');
  return (_store: Store, log: AuditLog) =>
    log.commitWith(async (manager) => {
      await importer(manager, text, new Date());
      return operatorsAct(definition.name, `import ${format}`, 'IMPORTED');
    });
}

/** What the operator does for nobody in particular; which records it touched is to be seen in the records themselves. */
function operatorsAct(name: string, action: string, result: string) {
  return { result: undefined, entries: [serviceEntry(name, action, result)] };
}

function recordImport<Loaders>(
  definition: SubgraphDefinition<Loaders>,
  settings: SubgraphSettings,
  logger: Logger,
  values: CommandValues,
  format: 'csv' | 'file',
): (store: Store, log: AuditLog) => Promise<void> {
  const { name } = definition;
  const { file = '', 'dry-run': dryRun = false } = values;
  const importer = importerOf(definition, format, file);
  const viewer = operatorViewer(`npm run import -- ${name} ${basename(file)}`, values, `${name}:write`);
  const confidentiality = requireConfidentiality(values.confidentiality ?? 'OFFICIAL_USE_ONLY');
  const report = values.report ?? `${file}${dryRun ? '.dry-run' : ''}.refused.csv`;
  const options = { viewer, file, report, confidentiality };
  return async (store, log) => {
    const context = { definition, store, log, secret: settings.auditKey };
    const result = await importer(context, options, dryRun, (progress) =>
      logger.info({ import: name, ...progress }, 'importing'),
    );
    logger.info({ imported: name, report, dryRun, ...result }, 'imported');
  };
}

type Importing<Loaders> = (
  context: Omit<ImportContext<Loaders>, 'csv'>,
  options: ImportOptions,
  dryRun: boolean,
  onProgress: (result: ImportResult) => void,
) => Promise<ImportResult>;

/** How the subgraph takes records from files of the format. @throws with one line when it does not */
function importerOf<Loaders>(
  { csv, file: whole }: SubgraphDefinition<Loaders>,
  format: 'csv' | 'file',
  file: string,
): Importing<Loaders> {
  if (format === 'csv') {
    if (csv === undefined) throw new Error('nothing is imported from CSV here.');
    return (context, options, dryRun, onProgress) => importCsv({ ...context, csv }, options, dryRun, onProgress);
  }
  if (whole === undefined || !whole.extensions.includes(extname(file).toLowerCase())) {
    const names = whole === undefined ? 'a CSV file' : `a file whose name ends with ${whole.extensions.join(', ')}`;
    throw new Error(`${basename(file)}: expected ${names}.`);
  }
  return (context, options, dryRun) => importFile({ ...context, file: whole }, options, dryRun);
}

function feedExport<Loaders>(
  definition: SubgraphDefinition<Loaders>,
  settings: SubgraphSettings,
  logger: Logger,
  values: CommandValues,
): (store: Store, log: AuditLog) => Promise<void> {
  const { feed: source, name } = definition;
  const { since, out } = values;
  if (source === undefined) throw new Error('there is no change feed here.');
  if (out === undefined) throw new Error('--out: expected the path of the file to write.');
  const viewer = operatorViewer(`npm run export -- ${name}`, values, `${name}:read`);
  return async (store, log) => {
    const context = {
      definition,
      source,
      json: new RecordJson(definition, source.type),
      store,
      log,
      secret: settings.auditKey,
      onProgress: (progress: object) => logger.info({ export: name, ...progress }, 'exporting'),
    };
    const result = await exportFeed(context, { viewer, since, out });
    logger.info({ exported: name, ...result }, 'exported');
  };
}
