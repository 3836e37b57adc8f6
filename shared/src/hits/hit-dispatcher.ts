import type { CallerKeys } from '../identity/caller-keys';
import { serviceViewer } from '../identity/service-viewer';
import type { Logger } from '../log/logger';
import { signedCall } from '../server/signed-call';
import type { Store } from '../store/store';
import { RepeatedWork } from '../work/repeated-work';
import { claimDue, release, reviveDead, settle } from './outbox';
import type { OutboxRow } from './outbox-row';

const DEADLINE_MS = 3_000;
const EVERY_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** Deliveries in a row that make the desk fail, after which it is left alone for a while. */
const MAX_FAILED = 3;
/** Answers that say something about the delivery; all others say that the desk cannot be reached now. */
const TOLD = new Set([400, 413, 500]);

/**
 * Carries hits from one store's outbox to the hit desk, at least once: an event leaves the outbox only when the desk has
 * said that it has it, and the desk knows each event's id, so a repetition changes nothing. Several instances on one store
 * share the work. A hit that the desk refuses is tried alone from then on, and holds up no other; refused time and again
 * it becomes a dead letter, which is logged as an error and tried again when a process starts.
 */
export class HitDispatcher {
  private readonly work: RepeatedWork;
  private revived = false;
  /** Deliveries in a row that made the desk fail. */
  private failed = 0;

  constructor(
    private readonly store: Store,
    private readonly keys: CallerKeys,
    private readonly hitDeskUrl: string,
    private readonly logger: Logger,
  ) {
    this.work = new RepeatedWork({
      name: 'hit delivery',
      everyMs: EVERY_MS,
      longestPauseMs: LONGEST_PAUSE_MS,
      pieceMs: 2 * DEADLINE_MS,
      logger,
      piece: () => this.deliverBatch(),
    });
  }

  /** Delivers what is waiting now; whatever is new or failed later is delivered without a nudge. */
  nudge(): void {
    this.work.nudge();
  }

  async stop(): Promise<void> {
    await this.work.stop();
  }

  /** Whether there was anything to deliver. */
  private async deliverBatch(): Promise<boolean> {
    if (!this.revived) {
      const dead = await reviveDead(this.store);
      this.revived = true;
      if (dead > 0) this.logger.error({ dead }, 'hits are dead letters; each is tried once more');
    }
    const rows = await claimDue(this.store);
    if (rows.length === 0) return false;
    this.failed = (await this.deliver(rows)) ? 0 : this.failed + 1;
    if (this.failed < MAX_FAILED) return true;
    this.failed = 0;
    throw new Error('the hit desk failed several times in a row');
  }

  /** Whether the desk could do its work, whatever it made of the hits. */
  private async deliver(rows: OutboxRow[]): Promise<boolean> {
    const answer = await this.send(rows).catch(async (error: unknown) => {
      await release(this.store, rows);
      throw error;
    });
    const refused = rows.filter((row) => answer.refused === 'all' || answer.refused.has(row.id));
    const taken = rows.filter((row) => !refused.includes(row));
    // In a batch nobody knows which one is meant, and a fault of the desk is no judgement on a hit.
    const judged = answer.status !== 500 && (answer.refused !== 'all' || rows.length === 1);
    for (const row of await settle(this.store, taken, refused, judged)) {
      this.logger.error({ hit: row.id }, 'a hit is refused by the hit desk and is now a dead letter');
    }
    if (refused.length > 0) {
      this.logger.error({ status: answer.status, hits: refused.length }, 'hits were not taken by the hit desk');
    }
    return answer.status !== 500;
  }

  private async send(rows: readonly OutboxRow[]): Promise<{ status: number; refused: Set<string> | 'all' }> {
    const body = `{"events":[${rows.map((row) => row.event).join(',')}]}`;
    const { status, text } = await signedCall({
      keys: this.keys,
      service: 'notices',
      url: this.hitDeskUrl,
      name: 'hits',
      body,
      caller: { viewer: serviceViewer(this.store.name), trace: '0'.repeat(32), operation: null },
      deadlineMs: DEADLINE_MS,
    });
    if (status === 200) return { status, refused: new Set((JSON.parse(text) as Receipt).refused) };
    if (TOLD.has(status)) return { status, refused: 'all' };
    throw new Error(`the hit desk answered ${status}`);
  }
}

/** What the desk answers: it has all hits of the delivery but these. */
interface Receipt {
  refused: string[];
}
