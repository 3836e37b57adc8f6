import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditLog } from '../audit/audit-log';
import { operatorViewer } from '../identity/operator';
import type { CsvImport } from '../import/csv-import';
import { importCsv, type ImportResult } from '../import/import-csv';
import { createLogger } from '../log/logger';
import type { SubgraphDefinition } from '../server/subgraph-definition';
import type { Store } from '../store/store';

/** How a text is imported; what is not said is as an operator of NCB Utopia would have it. */
export interface TextImport {
  bureau?: string;
  confidentiality?: 1 | 2 | 3;
  dryRun?: boolean;
  /** In place of the definition's own. */
  csv?: CsvImport;
}

/** Imports a CSV text into a subgraph's store as the command does, and gives its counts and its report. */
export async function importText<Loaders>(
  definition: SubgraphDefinition<Loaders>,
  store: Store,
  text: string | Buffer,
  { bureau = 'UTO', confidentiality = 1, dryRun = false, csv = definition.csv }: TextImport = {},
): Promise<ImportResult & { report: string[] }> {
  if (csv === undefined) throw new Error(`${definition.name} imports nothing`);
  const folder = mkdtempSync(join(tmpdir(), 'crimegraph-import-'));
  const [file, report] = [join(folder, 'file.csv'), join(folder, 'report.csv')];
  writeFileSync(file, text);
  try {
    const viewer = operatorViewer('npm run import', { bureau }, `${definition.name}:write` as 'documents:write');
    const log = new AuditLog(store, { logger: createLogger('test', 'silent') });
    const context = { definition, csv, store, log, secret: Buffer.alloc(32, 1) };
    const result = await importCsv(context, { viewer, file, report, confidentiality }, dryRun, () => undefined);
    await log.close();
    return { ...result, report: readFileSync(report, 'utf8').trimEnd().split('\n').slice(1) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
