import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documents } from '@crimegraph/documents/definition';
import { openStore } from '@crimegraph/shared/store/open-store';
import type { Store } from '@crimegraph/shared/store/store';
import { EmbeddedBareCheck } from './bare-check';
import { checkCases, documentsOf } from './check-cases';
import type { DocumentsOptions } from './documents-options';
import { startDocuments } from './documents-process';
import { measureChecks } from './measure-checks';
import { documentFieldNames, documentFields } from './synthetic-document';

const ROWS_PER_STATEMENT = 500;
const ROWS_PER_TRANSACTION = 10_000;

/** Fills an embedded store and measures checks on it, warm: its pages are the system's to keep, so there is no cold to state. */
export async function measureEmbedded(options: DocumentsOptions): Promise<Record<string, number>> {
  const { rows, seconds, progress } = options;
  const dataDir = options.directory ?? mkdtempSync(join(tmpdir(), 'crimegraph-volume-'));
  try {
    const store = await openStore({ ...documents, dataDir });
    const fillRowsPerSecond = await fillEmbedded(store, rows, progress);
    await store.close();
    const path = join(dataDir, 'documents.sqlite');
    const bytesPerRecord = Math.round(statSync(path).size / rows);
    const subgraph = await startDocuments({ dataDir });
    const bare = new EmbeddedBareCheck(path);
    const plan = await bare.plan(documentsOf({ name: 'miss', documents: 1, hits: 0 }, rows));
    if (!plan.includes('USING INDEX travel_document_check')) throw new Error(`checks would be answered so: ${plan}`);
    for (const { name } of checkCases) progress(`${name}: ${plan}`);
    const checks = await measureChecks({ subgraph, bare, rows, seconds });
    await subgraph.stop();
    await bare.close();
    return { rows, bytesPerRecord, ...(fillRowsPerSecond === 0 ? {} : { fillRowsPerSecond }), ...checks };
  } finally {
    if (options.directory === undefined) rmSync(dataDir, { recursive: true });
  }
}

/** Fills it to `rows` from where an earlier run came to, with all indexes in place; gives the rows a second, 0 for nothing to do. */
async function fillEmbedded(store: Store, rows: number, progress: (line: string) => void): Promise<number> {
  const [already] = await store.reader.query<{ n: number }[]>('SELECT MAX(rowid) AS n FROM travel_document');
  const first = already?.n ?? 0;
  const started = performance.now();
  let done = first;
  while (done < rows) {
    const to = Math.min(rows, done + ROWS_PER_TRANSACTION);
    await store.write(async (manager) => {
      for (let from = done + 1; from <= to; from += ROWS_PER_STATEMENT) {
        const fields = Array.from({ length: Math.min(ROWS_PER_STATEMENT, to - from + 1) }, (_, offset) =>
          documentFields(from + offset),
        );
        const row = `(${(fields[0] ?? []).map(() => '?').join(', ')})`;
        await manager.query(
          `INSERT INTO travel_document (${documentFieldNames.replace('position', 'rowid')}) VALUES ${fields.map(() => row).join(', ')}`,
          fields.flat(),
        );
      }
    });
    done = to;
    if (done % 100_000 === 0) progress(`${done} of ${rows} documents`);
  }
  return done === first ? 0 : Math.round((done - first) / ((performance.now() - started) / 1_000));
}
