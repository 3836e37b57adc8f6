import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditLog } from '../audit/audit-log';
import { type ExportContext, exportFeed, type ExportResult } from '../feed/export-feed';
import { RecordJson } from '../feed/record-json';
import type { Viewer } from '../identity/viewer';
import { createLogger } from '../log/logger';
import type { SubgraphDefinition } from '../server/subgraph-definition';
import type { Store } from '../store/store';
import { FeedCopy } from './feed-copy';

/** What a test may change of an export. */
export interface ExportChanges {
  pageSize?: number;
  onProgress?: () => void;
  log?: ExportContext<never>['log'];
}

/** Exports the feed of a subgraph to files, in the test's own process. */
export class FeedExporter<Loaders> {
  private readonly folder = mkdtempSync(join(tmpdir(), 'crimegraph-feed-'));
  private readonly context: ExportContext<Loaders>;
  private readonly log: AuditLog;
  private files = 0;

  constructor(definition: SubgraphDefinition<Loaders>, store: Store) {
    const { feed: source } = definition;
    if (source === undefined) throw new Error(`${definition.name} has no feed`);
    this.log = new AuditLog(store, { logger: createLogger(definition.name, 'silent') });
    this.context = {
      definition,
      source,
      json: new RecordJson(definition, source.type),
      store,
      log: this.log,
      secret: Buffer.alloc(32, 7),
      onProgress: () => undefined,
    };
  }

  /** The path of a file that does not exist. */
  file(): string {
    return join(this.folder, `${(this.files += 1)}.jsonl`);
  }

  export(viewer: Viewer, since: string | undefined, out: string, changes: ExportChanges = {}): Promise<ExportResult> {
    const { pageSize = 500, ...others } = changes;
    return exportFeed({ ...this.context, ...others }, { viewer, since, out, pageSize });
  }

  /** Brings a copy up to date; gives the file that did it. */
  async update(copy: FeedCopy, viewer: Viewer, pageSize = 500): Promise<string> {
    const out = this.file();
    await this.export(viewer, copy.cursor, out, { pageSize });
    copy.apply(out);
    return out;
  }

  async fullCopy(viewer: Viewer, pageSize = 500): Promise<FeedCopy> {
    const copy = new FeedCopy();
    await this.update(copy, viewer, pageSize);
    return copy;
  }

  /** Before the store is closed, to which the log belongs. */
  async close(): Promise<void> {
    await this.log.close();
    rmSync(this.folder, { recursive: true });
  }
}
