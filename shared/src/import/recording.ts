import { createHash, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Audited } from '../audit/audit-log';
import { operatorEntries } from '../audit/operator-entry';
import { globalId } from '../ids/global-id';
import type { CsvPlace, CsvRow, CsvSurvey } from './csv-rows';
import type { ImportContext, ImportOptions } from './import-context';
import type { ImportTarget } from './import-target';
import { ImportProgressRow } from './import-progress-row';
import { recordRows, refusalLines } from './record-rows';
import { RefusalReport } from './refusal-report';
import type { ReadRow, RowReader } from './row-reader';

/** The import itself: chunk by chunk into the store, from where an earlier run of the same file stopped. */
export async function openRecording(
  context: ImportContext,
  options: ImportOptions,
  survey: CsvSurvey,
  reader: RowReader,
): Promise<ImportTarget> {
  const progress = await begin(context, options, survey);
  const report = RefusalReport.open(options.report, progress.reportBytes, progress.rowNumber);
  return new Recording(context, options, reader, report, { ...progress, reportBytes: report.length });
}

/** The note of how far this file has come, taken over by this run; a new one for a file that was never begun. */
function begin(
  { definition, store }: ImportContext,
  { viewer, confidentiality }: ImportOptions,
  { digest, body }: CsvSurvey,
): Promise<ImportProgressRow> {
  const { bureau } = viewer;
  const identity = [definition.name, bureau, confidentiality, digest].join(' ');
  const id = createHash('sha256').update(identity).digest('hex');
  const run = randomUUID();
  const counts = { recorded: 0, refused: 0, reportBytes: 0 };
  const started = { ...body, ...counts, id, run, bureau, fileDigest: digest, startedAt: new Date(), finishedAt: null };
  return store.write(async (manager) => {
    // Before it is read, so that a chunk of an earlier run which is being committed is waited for.
    await manager.update(ImportProgressRow, { id }, { run });
    const found = await manager.findOneBy(ImportProgressRow, { id });
    if (found === null) await manager.insert(ImportProgressRow, started);
    return found ?? started;
  });
}

class Recording implements ImportTarget {
  constructor(
    private readonly context: ImportContext,
    private readonly options: ImportOptions,
    private readonly reader: RowReader,
    private readonly report: RefusalReport,
    private progress: ImportProgressRow,
  ) {}

  get place(): CsvPlace {
    return this.progress;
  }

  get finished(): boolean {
    return this.progress.finishedAt !== null;
  }

  get counts() {
    const { recorded, refused } = this.progress;
    return { recorded, refused };
  }

  async add(rows: readonly CsvRow[]): Promise<void> {
    const read = rows.map(({ cells }) => this.reader.read(cells));
    this.progress = await this.context.log.commitWith((manager) => this.addTo(manager, rows, read));
  }

  async finish(): Promise<void> {
    const { id } = this.progress;
    const finishedAt = new Date();
    await this.context.store.write((manager) => manager.update(ImportProgressRow, { id }, { finishedAt }));
    this.progress = { ...this.progress, finishedAt };
  }

  close(): void {
    this.report.close();
  }

  private async addTo(
    manager: EntityManager,
    rows: readonly CsvRow[],
    read: readonly ReadRow[],
  ): Promise<Audited<ImportProgressRow>> {
    const { csv } = this.context;
    const { viewer, confidentiality } = this.options;
    const { progress } = this;
    const now = new Date();
    const place = placeBehind(rows, progress);
    const done = await claim(manager, progress, place);
    if (done !== undefined) return { result: done, entries: [] };
    const outcomes = await recordRows(manager, csv, read, { viewer, now, confidentiality });
    const ids = outcomes.flatMap((outcome) => ('id' in outcome ? [globalId(csv.type, outcome.id)] : []));
    const counts = {
      recorded: progress.recorded + ids.length,
      refused: progress.refused + outcomes.length - ids.length,
      // Before the commit, so that the report never lacks what the store says it has. It is written to a fixed place: what
      // comes to nothing is overwritten, by the repetition or by the next run.
      reportBytes: this.report.write(progress.reportBytes, refusalLines(this.reader, rows, outcomes)),
    };
    await manager.update(ImportProgressRow, { id: progress.id }, counts);
    return { result: { ...progress, ...place, ...counts }, entries: this.entries(ids, now) };
  }

  private entries(ids: readonly string[], now: Date) {
    const act = {
      viewer: this.options.viewer,
      trace: this.progress.fileDigest,
      operation: `import ${this.context.definition.name}`,
      action: 'import' as const,
      result: 'IMPORTED',
      ids,
    };
    return operatorEntries(act, this.context.secret, now);
  }
}

function placeBehind(rows: readonly CsvRow[], { byteOffset, rowNumber }: CsvPlace): CsvPlace {
  const last = rows.at(-1);
  return { byteOffset: last?.end ?? byteOffset, rowNumber: last?.number ?? rowNumber };
}

/**
 * Moves the note from where this run believes it to `place`, and so holds it until the end of the transaction.
 *
 * @returns the note, when an earlier try of the same transaction was committed without an answer
 * @throws when another process has moved it
 */
async function claim(
  manager: EntityManager,
  { id, run, byteOffset }: ImportProgressRow,
  place: CsvPlace,
): Promise<ImportProgressRow | undefined> {
  const claimed = await manager.update(ImportProgressRow, { id, run, byteOffset }, place);
  if (claimed.affected === 1) return undefined;
  const found = await manager.findOneBy(ImportProgressRow, { id, run, byteOffset: place.byteOffset });
  if (found === null) throw new Error('another process has taken over the import of this file.');
  return found;
}
