import type { HitEvent } from '../hits/hit-event';
import { hitEvents } from '../hits/hit-events';
import { isGlobalId } from '../ids/global-id';
import type { AuditEntry } from './audit-row';
import type { MetRecord } from './met-record';
import { type EntryContext, newEntryId } from './new-entry';
import type { SearchKey } from './search-key';

/** A search that an act made. */
export interface NotedSearch {
  /** The id of the check, and of its row. */
  readonly id: string;
  readonly keys: readonly SearchKey[];
  /** Ids of the records it met. */
  readonly met: readonly string[];
}

/**
 * One thing that a request does: a root field, an edge, or a look-up by reference. The server notes what was asked for and
 * what was shown; resolvers add what only they know: keys of a search and whom it met, and what a write changed.
 */
export class Act {
  readonly askedIds = new Set<string>();
  readonly shownIds = new Set<string>();
  readonly refusals = new Set<string>();
  readonly searches: NotedSearch[] = [];
  /** Entries that are durable already, beside the writes that they are about. */
  readonly written: AuditEntry[] = [];
  /** Ids of the records that the write which is under way has made or changed; undefined until it says so. */
  changedIds: readonly string[] | undefined;
  /** Keys of what was asked for, where no search says it. */
  keys: readonly SearchKey[] = [];
  /** What it came to, where that is neither a search nor records shown. */
  outcome: string | undefined;

  constructor(
    readonly action: string,
    readonly context: EntryContext,
    private readonly hits: HitEvent[],
  ) {}

  /**
   * Notes a search and the records it met; other bureaus' records among them become hits.
   *
   * @returns the id of the check: its key in the audit log
   */
  search(keys: readonly SearchKey[], met: readonly MetRecord[]): string {
    const { caller, now } = this.context;
    const id = newEntryId(now);
    this.searches.push({ id, keys, met: met.map((record) => record.id) });
    this.hits.push(...hitEvents(caller.viewer, id, met, now));
    return id;
  }

  /** Whether it showed, changed, found out or refused anything. */
  get isWorthNoting(): boolean {
    const { shownIds, refusals, searches, written, outcome } = this;
    return shownIds.size + refusals.size + searches.length + written.length > 0 || outcome !== undefined;
  }

  /** Notes, inside the transaction of a write, which records it has made or changed. */
  changed(ids: readonly string[]): void {
    this.changedIds = ids;
  }

  /** Notes records that were asked for by id. What is no id of ours is not kept: it could be anything. */
  asked(ids: readonly string[]): void {
    for (const id of ids) if (isGlobalId(id)) this.askedIds.add(id);
  }
}
