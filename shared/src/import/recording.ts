import { createHash } from 'node:crypto';
import { AuditTrail } from '../audit/audit-trail';
import { globalId } from '../ids/global-id';
import { isUniqueViolation } from '../store/unique-violation';
import type { CsvPlace, CsvRow, CsvSurvey } from './csv-rows';
import type { ImportContext, ImportOptions, ImportTarget } from './import-csv';
import { ImportProgressRow } from './import-progress-row';
import { recordRows, refusalLines } from './record-rows';
import { RefusalReport } from './refusal-report';
import type { ReadRow, RowReader } from './row-reader';

/** Ids of one audit row, whose column holds 64 kB on MariaDB. */
const IDS_PER_AUDIT_ROW = 500;
/** A record that somebody else makes while a chunk is under way makes that chunk begin again. */
const ATTEMPTS = 5;

const UNDER_WAY = 'another process is importing this file.';

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

/** The note of how far this file has come; a new one for a file that was never begun. */
async function begin(
  { definition, store }: ImportContext,
  { viewer, confidentiality }: ImportOptions,
  { digest, body }: CsvSurvey,
): Promise<ImportProgressRow> {
  const { bureau } = viewer;
  const identity = [definition.name, bureau, confidentiality, digest].join(' ');
  const id = createHash('sha256').update(identity).digest('hex');
  const found = await store.reader.findOneBy(ImportProgressRow, { id });
  if (found !== null) return found;
  const started = {
    ...body,
    id,
    fileDigest: digest,
    bureau,
    recorded: 0,
    refused: 0,
    reportBytes: 0,
    startedAt: new Date(),
    finishedAt: null,
  };
  await store
    .write((manager) => manager.insert(ImportProgressRow, started))
    .catch((error: unknown) => {
      throw isUniqueViolation(error) ? new Error(UNDER_WAY) : error;
    });
  return started;
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
    for (let attempt = 1; ; attempt += 1) {
      try {
        this.progress = await this.addOnce(rows, read);
        return;
      } catch (error) {
        // A report of the same document came in between: seen anew, the row is a duplicate.
        if (attempt === ATTEMPTS || !isUniqueViolation(error)) throw error;
      }
    }
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

  private addOnce(rows: readonly CsvRow[], read: readonly ReadRow[]): Promise<ImportProgressRow> {
    const { log, csv } = this.context;
    const { viewer, confidentiality } = this.options;
    const { progress } = this;
    const now = new Date();
    const last = rows.at(-1);
    const place = { byteOffset: last?.end ?? progress.byteOffset, rowNumber: last?.number ?? progress.rowNumber };
    return log.commitWith(async (manager) => {
      const { id, byteOffset } = progress;
      const claimed = await manager.update(ImportProgressRow, { id, byteOffset }, place);
      if (claimed.affected !== 1) throw new Error(UNDER_WAY);
      const outcomes = await recordRows(manager, csv, read, { viewer, now, confidentiality });
      const ids = outcomes.flatMap((outcome) => ('id' in outcome ? [globalId(csv.type, outcome.id)] : []));
      const next = {
        ...progress,
        ...place,
        recorded: progress.recorded + ids.length,
        refused: progress.refused + outcomes.length - ids.length,
        // Before the commit, so that the report never lacks what the store says it has. It is written to a fixed place: what
        // comes to nothing is overwritten, by the repetition or by the next run.
        reportBytes: this.report.write(progress.reportBytes, refusalLines(this.reader, rows, outcomes)),
      };
      const { recorded, refused, reportBytes } = next;
      await manager.update(ImportProgressRow, { id }, { recorded, refused, reportBytes });
      return { result: next, entries: this.entries(ids, now) };
    });
  }

  private entries(ids: readonly string[], now: Date) {
    const { fileDigest: trace } = this.progress;
    const operation = `import ${this.context.definition.name}`;
    const caller = { viewer: this.options.viewer, trace, deadline: Infinity, operation };
    const trail = new AuditTrail(caller, this.context.secret, now);
    for (let start = 0; start === 0 || start < ids.length; start += IDS_PER_AUDIT_ROW) {
      trail.written('import', 'IMPORTED', ids.slice(start, start + IDS_PER_AUDIT_ROW));
    }
    return trail.entries;
  }
}
