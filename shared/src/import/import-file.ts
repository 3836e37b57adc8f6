import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { EntityManager } from 'typeorm';
import type { AuditLog, Audited } from '../audit/audit-log';
import { operatorEntries } from '../audit/operator-entry';
import { globalId } from '../ids/global-id';
import type { SubgraphDefinition } from '../server/subgraph-definition';
import type { Store } from '../store/store';
import type { FileImport, FileOutcome } from './file-import';
import type { ImportOptions } from './import-context';
import type { ImportResult } from './import-csv';
import { ImportProgressRow } from './import-progress-row';
import { type RefusalLine, RefusalReport } from './refusal-report';

/** Larger files are refused before they are read. */
const MAX_BYTES = 64 * 1024 * 1024;

/** What an import of a file works with. */
export interface FileImportContext<Loaders = unknown> {
  definition: SubgraphDefinition<Loaders>;
  file: FileImport;
  store: Store;
  log: AuditLog;
  /** Key of the audit log's digests. */
  secret: Uint8Array;
}

/**
 * Imports a file that is one record: the record, its audit entry and the note that this file was imported are one
 * transaction, so a file is never recorded twice for a bureau, whenever the process is killed. A dry run does the same and
 * takes everything back but the report and the entry that says somebody has asked.
 *
 * @throws with one line when the file is too large
 */
export async function importFile<Loaders>(
  context: FileImportContext<Loaders>,
  options: ImportOptions,
  dryRun: boolean,
): Promise<ImportResult> {
  if (statSync(options.file).size > MAX_BYTES) {
    throw new Error(`${basename(options.file)}: expected a file of at most ${MAX_BYTES} bytes.`);
  }
  const bytes = readFileSync(options.file);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const work = new OneFile(context, options, bytes, digest);
  const { outcome, before } = dryRun ? await work.tried() : await work.recorded();
  if (!before) writeReport(options.report, 'refusals' in outcome ? outcome.refusals : []);
  const recorded = 'id' in outcome ? 1 : 0;
  return { rows: 1, total: 1, recorded, refused: 1 - recorded, before };
}

interface Done {
  outcome: FileOutcome;
  /** Whether it had been imported before. */
  before: boolean;
}

class OneFile<Loaders> {
  constructor(
    private readonly context: FileImportContext<Loaders>,
    private readonly options: ImportOptions,
    private readonly bytes: Buffer,
    private readonly digest: string,
  ) {}

  recorded(): Promise<Done> {
    return this.context.log.commitWith((manager) => this.recordOnce(manager));
  }

  async tried(): Promise<Done> {
    let done: Done | undefined;
    const undone = new Error('a dry run is taken back');
    await this.context.store
      .write(async (manager) => {
        done = (await this.recordOnce(manager)).result;
        throw undone;
      })
      .catch((error: unknown) => {
        if (error !== undone) throw error;
      });
    if (done === undefined) throw new Error('a dry run came to nothing');
    await this.context.log.commitWith(() =>
      Promise.resolve({ result: undefined, entries: this.entries('DRY_RUN', [], new Date()) }),
    );
    return done;
  }

  private async recordOnce(manager: EntityManager): Promise<Audited<Done>> {
    const { file, definition } = this.context;
    const { viewer, confidentiality } = this.options;
    const identity = [definition.name, viewer.bureau, confidentiality, this.digest].join(' ');
    const id = createHash('sha256').update(identity).digest('hex');
    if (await manager.existsBy(ImportProgressRow, { id })) {
      return { result: { outcome: { id }, before: true }, entries: [] };
    }
    const now = new Date();
    const outcome = await file.record(manager, this.bytes, { viewer, now, confidentiality });
    if (!('id' in outcome)) return { result: { outcome, before: false }, entries: this.entries('REFUSED', [], now) };
    await manager.insert(ImportProgressRow, {
      id,
      run: randomUUID(),
      bureau: viewer.bureau,
      fileDigest: this.digest,
      byteOffset: this.bytes.length,
      rowNumber: 1,
      recorded: 1,
      refused: 0,
      reportBytes: 0,
      startedAt: now,
      finishedAt: now,
    });
    const ids = [globalId(file.type, outcome.id)];
    return { result: { outcome, before: false }, entries: this.entries('IMPORTED', ids, now) };
  }

  private entries(result: string, ids: readonly string[], now: Date) {
    const { definition, secret } = this.context;
    const operation = `import ${definition.name}`;
    const act = { viewer: this.options.viewer, trace: this.digest, operation, action: 'import' as const, result, ids };
    return operatorEntries(act, secret, now);
  }
}

function writeReport(path: string, lines: readonly RefusalLine[]): void {
  const report = RefusalReport.open(path, 0, 0);
  try {
    report.write(report.length, lines);
  } finally {
    report.close();
  }
}
