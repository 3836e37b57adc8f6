import { operatorEntries } from '../audit/operator-entry';
import type { Importer, ImportOutcome } from './csv-import';
import type { CsvPlace, CsvRow, CsvSurvey } from './csv-rows';
import type { ImportContext, ImportOptions } from './import-context';
import type { ImportTarget } from './import-target';
import { recordRows, refusalLines } from './record-rows';
import { RefusalReport } from './refusal-report';
import type { ReadRow, RowReader } from './row-reader';
import { SeenKeys } from './seen-keys';

/** Does all that an import does and takes it back, so that its report is that of the import itself. */
export function openDryRun(
  context: ImportContext,
  options: ImportOptions,
  survey: CsvSurvey,
  reader: RowReader,
): Promise<ImportTarget> {
  return Promise.resolve(new DryRun(context, options, survey, reader, RefusalReport.open(options.report, 0, 0)));
}

class DryRun implements ImportTarget {
  place: CsvPlace;
  readonly finished = false;
  readonly counts = { recorded: 0, refused: 0 };
  private reportBytes: number;
  /** The records of earlier chunks are not in the store, so their keys are kept here. */
  private readonly seen = new SeenKeys();

  constructor(
    private readonly context: ImportContext,
    private readonly options: ImportOptions,
    private readonly survey: CsvSurvey,
    private readonly reader: RowReader,
    private readonly report: RefusalReport,
  ) {
    this.place = survey.body;
    this.reportBytes = report.length;
  }

  async add(rows: readonly CsvRow[]): Promise<void> {
    const read = rows.map(({ cells }) => this.reader.read(cells));
    const outcomes = this.withoutRepeated(read, await this.tried(read));
    const recorded = outcomes.filter((outcome) => 'id' in outcome).length;
    this.counts.recorded += recorded;
    this.counts.refused += rows.length - recorded;
    this.reportBytes = this.report.write(this.reportBytes, refusalLines(this.reader, rows, outcomes));
    const last = rows.at(-1);
    if (last !== undefined) this.place = { byteOffset: last.end, rowNumber: last.number };
  }

  /** Somebody has asked which of these records are there: that is all that stays of it in the store. */
  async finish(): Promise<void> {
    const act = {
      viewer: this.options.viewer,
      trace: this.survey.digest,
      operation: `import ${this.context.definition.name}`,
      action: 'import' as const,
      result: 'DRY_RUN',
      ids: [],
    };
    const entries = operatorEntries(act, this.context.secret, new Date());
    await this.context.log.commitWith(() => Promise.resolve({ result: undefined, entries }));
  }

  close(): void {
    this.report.close();
    this.seen.remove();
  }

  private async tried(read: readonly ReadRow[]): Promise<ImportOutcome[]> {
    const { store, csv } = this.context;
    const by = this.importer();
    let outcomes: ImportOutcome[] = [];
    const undone = new Error('a dry run is taken back');
    await store
      .write(async (manager) => {
        outcomes = await recordRows(manager, csv, read, by);
        throw undone;
      })
      .catch((error: unknown) => {
        if (error !== undone) throw error;
      });
    return outcomes;
  }

  private importer(): Importer {
    const { viewer, confidentiality } = this.options;
    return { viewer, now: new Date(), confidentiality };
  }

  private withoutRepeated(read: readonly ReadRow[], outcomes: readonly ImportOutcome[]): ImportOutcome[] {
    const { csv } = this.context;
    const by = this.importer();
    const keys = outcomes.map((outcome, index) => {
      const row = read[index];
      return 'id' in outcome && row !== undefined && 'input' in row ? csv.duplicateKey(row.input, by) : null;
    });
    const seen = this.seen.note(keys);
    return outcomes.map((outcome, index) => (seen[index] === true ? csv.duplicate : outcome));
  }
}
