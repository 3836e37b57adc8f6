import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { subgraphSchema } from '../server/subgraph-schema';
import { checkHeader } from './check-header';
import { type CsvRow, csvRows, type CsvSurvey, surveyCsv } from './csv-rows';
import { openDryRun } from './dry-run';
import type { ImportContext, ImportOptions } from './import-context';
import type { ImportTarget } from './import-target';
import { openRecording } from './recording';
import { RowReader } from './row-reader';

/** Rows of one transaction: short enough that reports and the audit log of a running service do not wait for long. */
const CHUNK = 1_000;

/** How an import goes on, or how it ended. */
export interface ImportResult {
  /** Rows below the header that were dealt with, and all of them. */
  rows: number;
  total: number;
  recorded: number;
  refused: number;
  /** Whether the file had been imported to its end before. */
  before: boolean;
}

/**
 * Imports a CSV file of records: streaming, in chunks of which each is in the store, in the audit log, in the report and in
 * the note of how far the import has come, or in none of them. Started again after it was killed it goes on from there; a
 * file with another content is another import. A dry run does the same and takes everything back but the report.
 *
 * @throws with one line when the file is refused as a whole, before anything is written
 */
export async function importCsv<Loaders>(
  context: ImportContext<Loaders>,
  options: ImportOptions,
  dryRun: boolean,
  onProgress: (result: ImportResult) => void,
): Promise<ImportResult> {
  const { file } = options;
  const survey = await surveyCsv(file);
  checkHeader(basename(file), survey.header, context.csv.columns);
  const reader = new RowReader(subgraphSchema(context.definition), context.csv, survey.header);
  const open = dryRun ? openDryRun : openRecording;
  const target = await open(context as ImportContext, options, survey, reader);
  try {
    const before = target.finished;
    const result = () => resultOf(target, survey, before);
    if (before) return result();
    for await (const rows of chunks(csvRows(file, target.place))) {
      demandUnchanged(file, survey);
      await target.add(rows);
      onProgress(result());
      // libsql frees native memory only between turns of the event loop.
      await new Promise(setImmediate);
    }
    await target.finish();
    return result();
  } finally {
    target.close();
  }
}

async function* chunks(rows: AsyncIterable<CsvRow>): AsyncGenerator<CsvRow[]> {
  let chunk: CsvRow[] = [];
  for await (const row of rows) {
    chunk.push(row);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** A file that grows or is replaced meanwhile is not the one that was looked at. */
function demandUnchanged(file: string, survey: CsvSurvey): void {
  if (statSync(file).size !== survey.bytes)
    throw new Error(`${basename(file)}: the file was changed while it was read.`);
}

function resultOf(target: ImportTarget, survey: CsvSurvey, before: boolean): ImportResult {
  const rows = target.place.rowNumber - survey.body.rowNumber;
  return { rows, total: survey.lastRow - survey.body.rowNumber, ...target.counts, before };
}
