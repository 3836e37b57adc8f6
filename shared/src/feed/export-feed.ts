import { randomBytes } from 'node:crypto';
import type { AuditLog } from '../audit/audit-log';
import { AuditTrail } from '../audit/audit-trail';
import { operatorEntries } from '../audit/operator-entry';
import type { Viewer } from '../identity/viewer';
import { globalId } from '../ids/global-id';
import type { CallService } from '../server/service-calls';
import type { SubgraphDefinition } from '../server/subgraph-definition';
import type { Store } from '../store/store';
import { type CursorReader, demandKnown, readCursor } from './cursor-reader';
import { CursorSeal, type FeedCursor } from './feed-cursor';
import { type CursorLine, FeedFile } from './feed-file';
import { type FeedChange, FeedReader, type PlacedChange } from './feed-reader';
import { FeedStateRow } from './feed-state-row';
import { assignPositions } from './positions';
import type { RecordJson } from './record-json';
import type { RecordSource } from './record-source';

/** The ids of a page are one entry of the audit log. */
const PAGE = 500;
const FORMAT = 1;
/** A row that was changed between the reading of its parts is read anew; more than this many times in a row means a fault. */
const ATTEMPTS = 5;

/** What an export is asked for. */
export interface ExportOptions {
  viewer: Viewer;
  /** Where the copy stands; a full export when absent. */
  since?: string | undefined;
  /** Path of the file to write. */
  out: string;
  /** Changes of one page, at most 500. */
  pageSize?: number;
}

/** What an export wrote. */
export interface ExportResult {
  added: number;
  changed: number;
  withdrawn: number;
  /** Where the next export goes on. */
  cursor: string;
}

/** What an export works with. */
export interface ExportContext<Loaders> {
  definition: SubgraphDefinition<Loaders>;
  source: RecordSource;
  /** Of `source`'s type. */
  json: RecordJson<Loaders>;
  store: Store;
  log: Pick<AuditLog, 'commitWith'>;
  /** The installation's secret: cursors are sealed with it, and what is asked goes into the audit log under it. */
  secret: Uint8Array;
  onProgress: (result: ExportResult) => void;
}

/**
 * Writes the records that a viewer may see, or what has changed of that since a cursor, to a file. Started again with the
 * same options after it was killed, it goes on behind the last complete page. Each page is in the audit log before it is in
 * the file.
 *
 * @throws with one line about what is wrong with the cursor or the file
 */
export async function exportFeed<Loaders>(
  context: ExportContext<Loaders>,
  options: ExportOptions,
): Promise<ExportResult> {
  const { viewer, out, pageSize = PAGE } = options;
  const seal = new CursorSeal(context.secret);
  const state = await assignPositions(context.store, pageSize);
  const reader = { seal, feed: context.definition.name, viewer, state };
  const since = options.since === undefined ? undefined : readCursor(options.since, reader);
  const file = openFile(out);
  try {
    const head = { ...headOf(reader), since: options.since ?? null };
    const begun = file.begun;
    if (begun !== undefined && !isSame(begun.first, head)) {
      throw new Error('--out: this file is another export; name a new one.');
    }
    if (begun?.last.end === true) return { added: 0, changed: 0, withdrawn: 0, cursor: begun.last.cursor };
    const start = begun === undefined ? (since ?? fullExport(reader)) : readCursor(begun.last.cursor, reader);
    if (begun === undefined) file.add([], { ...head, cursor: seal.seal(start) });
    return await new FeedExport(context, viewer, seal, file, state.last, pageSize).run(start);
  } finally {
    file.close();
  }
}

function openFile(path: string): FeedFile {
  try {
    return FeedFile.open(path);
  } catch (error) {
    throw new Error(`--out: ${(error as Error).message}.`, { cause: error });
  }
}

function headOf({ feed, viewer }: CursorReader): Omit<CursorLine, 'cursor'> {
  return { feed, format: FORMAT, bureau: viewer.bureau, clearance: viewer.clearance };
}

function isSame(first: CursorLine, head: Omit<CursorLine, 'cursor'>): boolean {
  return (Object.keys(head) as (keyof typeof head)[]).every((key) => first[key] === head[key]);
}

function fullExport({ feed, viewer, state }: CursorReader): FeedCursor {
  const { bureau, clearance } = viewer;
  const place = { position: state.last, changeId: null, recordId: '' };
  return { feed, store: state.id, bureau, clearance, ...place };
}

/** The writing of one export, page by page. */
class FeedExport<Loaders> {
  private readonly reader: FeedReader;
  private readonly caller: { viewer: Viewer; trace: string; operation: string };
  private readonly told = { ADDED: 0, CHANGED: 0, WITHDRAWN: 0 };

  constructor(
    private readonly context: ExportContext<Loaders>,
    private readonly viewer: Viewer,
    private readonly seal: CursorSeal,
    private readonly file: FeedFile,
    private readonly target: number,
    private readonly pageSize: number,
  ) {
    const { definition, source, store } = context;
    this.reader = new FeedReader(store, source, viewer, pageSize);
    const operation = `export ${definition.name}`;
    this.caller = { viewer, trace: randomBytes(16).toString('hex'), operation };
  }

  async run(start: FeedCursor): Promise<ExportResult> {
    for (let place = start; ;) {
      const { changes, cursor, end, lines } = await this.shownPage(place);
      await this.audit(changes);
      const sealed = this.seal.seal(cursor);
      // A page without changes is not written: how many changes nobody is told of is not to be seen either.
      if (lines.length > 0 || end) this.file.add(lines, { cursor: sealed, ...(end ? { end } : {}) });
      for (const { change } of changes) this.told[change] += 1;
      const { ADDED: added, CHANGED: changed, WITHDRAWN: withdrawn } = this.told;
      const result = { added, changed, withdrawn, cursor: sealed };
      this.context.onProgress(result);
      if (end) return result;
      place = cursor;
    }
  }

  /** A page with its lines; read anew when a record has changed while it was being shown. */
  private async shownPage(place: FeedCursor): Promise<Page & { lines: string[] }> {
    for (let attempt = 1; ; attempt += 1) {
      const page = await this.page(place);
      try {
        return { ...page, lines: await this.lines(page.changes) };
      } catch (error) {
        if (attempt === ATTEMPTS) throw error;
      }
    }
  }

  private async page(place: FeedCursor): Promise<Page> {
    const found: PlacedChange[] = [];
    for (let cursor = place; ;) {
      const stretch = await this.reader.next(cursor, this.target);
      // Changes that were forgotten while this export was under way may be some that it has not read.
      demandKnown(cursor, await this.context.store.reader.findOneByOrFail(FeedStateRow, {}));
      found.push(...stretch.changes);
      cursor = stretch.cursor;
      const changes = found.slice(0, this.pageSize).map(({ told }) => told);
      const cut = found.length > this.pageSize ? found[this.pageSize - 1] : undefined;
      if (cut !== undefined) return { changes, cursor: cut.cursor, end: false };
      if (stretch.end || found.length === this.pageSize) return { changes, cursor, end: stretch.end };
      // libsql frees native memory only between turns of the event loop.
      await new Promise(setImmediate);
    }
  }

  private async lines(changes: readonly FeedChange[]): Promise<string[]> {
    const { definition, store } = this.context;
    const now = new Date();
    const rows = changes.flatMap((told) => ('row' in told ? [told.row] : []));
    // What resolvers note of single records is said by the page's own audit row.
    const trail = new AuditTrail({ ...this.caller, deadline: Infinity }, this.context.secret, now);
    const shown = await this.context.json.of(rows, {
      viewer: this.viewer,
      store,
      now,
      loaders: definition.createLoaders(store, this.viewer, now),
      callService: noCalls,
      trail,
      audit: trail.request,
    });
    const records = shown.values();
    return changes.map(({ change, id }) =>
      JSON.stringify(
        change === 'WITHDRAWN' ? { change, id: this.globalId(id) } : { change, record: records.next().value },
      ),
    );
  }

  private async audit(changes: readonly FeedChange[]): Promise<void> {
    const ids = changes.map(({ id }) => this.globalId(id));
    const act = { ...this.caller, action: 'export' as const, result: 'READ', ids };
    const entries = operatorEntries(act, this.context.secret, new Date());
    await this.context.log.commitWith(() => Promise.resolve({ result: undefined, entries }));
  }

  private globalId(id: string): string {
    return globalId(this.context.source.type, id);
  }
}

interface Page {
  changes: FeedChange[];
  cursor: FeedCursor;
  end: boolean;
}

/** An export reads one store. */
const noCalls: CallService = () => Promise.reject(new Error('an export calls no service'));
