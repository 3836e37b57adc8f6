import { randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import type { RecordSource } from '../feed/record-source';
import type { CallerKeys } from '../identity/caller-keys';
import { serviceViewer } from '../identity/service-viewer';
import { globalId } from '../ids/global-id';
import type { Logger } from '../log/logger';
import { signedCall } from '../server/signed-call';
import type { RecordRow } from '../store/record-row';
import type { Store } from '../store/store';
import { isUniqueViolation } from '../store/unique-violation';
import { RepeatedWork } from '../work/repeated-work';
import { giveLeaseBack, takeLease } from '../work/work-lease';
import { ownersOf } from './owners';
import { ReviewMark } from './review-mark';
import { MAX_TOLD, type ReviewNews } from './review-news';
import { findUpForReview } from './review-tasks';

const REVIEW_LEASE = 'review';
const LEASE_MS = 60_000;
const PIECE_MS = 20_000;
/** After so long a piece ends, and the next one begins with the lease anew. */
const SLICE_MS = 5_000;
const DEADLINE_MS = 3_000;

/**
 * Tells owners, by way of the hit desk, of records that have come up for review: each once, those that end first before the
 * others. What is told is kept with how far it has come before it is sent, under an id that the desk knows, so it is sent until the desk
 * has it, and whoever is killed when, nothing is left out and nothing told twice. One instance of a store does it at a time.
 *
 * A record whose end is moved to an instant that is up for review already was looked at by its owner just then: it is in the list, and
 * not told anew.
 */
export class ReviewAnnouncer {
  private readonly holder = randomUUID();
  private readonly work: RepeatedWork;
  private first: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: Store,
    private readonly sources: readonly RecordSource[],
    private readonly keys: CallerKeys,
    private readonly hitDeskUrl: string,
    private readonly logger: Logger,
    private readonly everyMs: number,
  ) {
    this.work = new RepeatedWork({
      name: 'review',
      everyMs,
      longestPauseMs: 10 * everyMs,
      pieceMs: PIECE_MS,
      logger,
      piece: (stopping) => this.tellAll(stopping),
    });
  }

  /** Begins when the service has been up for a while, like the purge. */
  start(): this {
    this.first = setTimeout(() => this.work.nudge(), this.everyMs).unref();
    return this;
  }

  async stop(): Promise<void> {
    clearTimeout(this.first);
    await this.work.stop();
    await giveLeaseBack(this.store, REVIEW_LEASE, this.holder).catch(() => undefined);
  }

  /** Whether there may be more. */
  private async tellAll(stopping: AbortSignal): Promise<boolean> {
    if (!(await takeLease(this.store, REVIEW_LEASE, this.holder, LEASE_MS))) return false;
    const until = Date.now() + SLICE_MS;
    for (const source of this.sources) {
      for await (const owner of ownersOf(this.store.reader, source)) {
        while (await this.tellSome(source, owner)) {
          if (stopping.aborted || Date.now() > until) return !stopping.aborted;
        }
      }
    }
    await giveLeaseBack(this.store, REVIEW_LEASE, this.holder);
    return false;
  }

  /** Whether anything was told. @throws when the desk does not take it: it is sent again */
  private async tellSome(source: RecordSource, owner: string): Promise<boolean> {
    const of = { type: source.type, owner };
    const mark = await this.store.reader.findOneBy(ReviewMark, of);
    const batch = mark?.batch ?? (await this.take(source, owner, mark));
    if (batch === undefined) return false;
    await this.send(batch);
    const { id: batchId, recordIds } = JSON.parse(batch) as ReviewNews;
    await this.store.write((manager) => manager.update(ReviewMark, { ...of, batchId }, { batchId: null, batch: null }));
    this.logger.info({ ...of, records: recordIds.length }, 'an owner is told of records that are up for review');
    return true;
  }

  /** Moves the mark on over the next records, and gives what is to be told of them; undefined when there is nothing, or another did. */
  private async take(source: RecordSource, owner: string, mark: ReviewMark | null): Promise<string | undefined> {
    const after = mark === null ? undefined : { expiresAt: mark.expiresAt, id: mark.recordId };
    const rows = await findUpForReview(this.store, source, owner, new Date(), after, MAX_TOLD);
    const last = rows.at(-1);
    if (last === undefined) return undefined;
    const news = reviewNews(source, owner, rows, last);
    const batch = JSON.stringify(news);
    const place = { expiresAt: last.expiresAt, recordId: last.id, batchId: news.id, batch };
    const isTaken = await this.store
      .write(async (manager) => {
        if (mark === null) {
          await manager.insert(ReviewMark, { type: source.type, owner, ...place });
          return true;
        }
        const from = { type: source.type, owner, recordId: mark.recordId, batchId: IsNull() };
        return (await manager.update(ReviewMark, from, place)).affected === 1;
      })
      .catch((error: unknown) => {
        if (isUniqueViolation(error)) return false;
        throw error;
      });
    return isTaken ? batch : undefined;
  }

  private async send(body: string): Promise<void> {
    const { status } = await signedCall({
      keys: this.keys,
      service: 'notices',
      url: this.hitDeskUrl,
      name: 'review-tasks',
      body,
      caller: { viewer: serviceViewer(this.store.name), trace: '0'.repeat(32), operation: null },
      deadlineMs: DEADLINE_MS,
    });
    if (status !== 200) throw new Error(`the hit desk answered ${status}`);
  }
}

function reviewNews({ type }: RecordSource, owner: string, rows: readonly RecordRow[], last: RecordRow): ReviewNews {
  return {
    id: randomUUID(),
    owner,
    recordType: type,
    recordIds: rows.map(({ id }) => globalId(type, id)),
    firstEnds: (rows[0] ?? last).expiresAt.toISOString(),
    lastEnds: last.expiresAt.toISOString(),
  };
}
