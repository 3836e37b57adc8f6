import { withoutDeadline } from '@crimegraph/shared/requests/with-deadline';
import type { Store } from '@crimegraph/shared/store/store';
import { GallerySequence } from './gallery-sequence';

/** An entry of a gallery as it is read from the store. */
export interface GalleryEntry {
  sequence: number;
}

/** Entries in memory, in the order of their numbers. */
export interface GalleryRows<Entry> {
  add(entries: readonly Entry[]): void;
}

const PAGE = 5_000;

/**
 * What is searched in memory, kept up with the store: before each search whatever any instance has committed since is read,
 * by its number, along the primary key. Nothing is ever taken out: what may be shown is decided by the row rules, on the
 * records themselves.
 */
export class Gallery<Entry extends GalleryEntry, Rows extends GalleryRows<Entry>> {
  private rows: Rows;
  private epoch = '';
  private seen = 0;
  private running: Promise<void> | undefined;
  private queued: Promise<void> | undefined;

  constructor(
    private readonly store: Store,
    private readonly name: string,
    private readonly empty: () => Rows,
    /** The entries with numbers above `after`, in their order, at most `limit`. */
    private readonly read: (after: number, limit: number) => Promise<Entry[]>,
  ) {
    this.rows = empty();
  }

  /** The entries, with all that were committed before this was called. */
  async current(): Promise<Rows> {
    await this.refresh();
    return this.rows;
  }

  /** A refresh that is under way may have looked too early: whoever comes meanwhile waits for the next one, together. */
  private refresh(): Promise<void> {
    if (this.running === undefined) {
      this.running = withoutDeadline(() => this.catchUp()).finally(() => (this.running = undefined));
      return this.running;
    }
    this.queued ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.queued = undefined;
        return this.refresh();
      });
    return this.queued;
  }

  private async catchUp(): Promise<void> {
    const sequence = await this.store.reader.findOneBy(GallerySequence, { name: this.name });
    const { epoch, value } = sequence ?? { epoch: '', value: 0 };
    if (epoch !== this.epoch || value < this.seen) {
      this.rows = this.empty();
      this.seen = 0;
      this.epoch = epoch;
    }
    while (this.seen < value) {
      const entries = await this.read(this.seen, PAGE);
      const last = entries.at(-1);
      if (last === undefined) break;
      this.rows.add(entries);
      this.seen = last.sequence;
    }
  }
}
