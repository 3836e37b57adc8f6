import { LRUCache } from 'lru-cache';

/** How many entries each part of a cache holds. */
export interface CacheSizes {
  /** Of what was seen once: the part that a flood of ever new entries goes through. */
  readonly once: number;
  /** Of what was asked for again. */
  readonly again: number;
  /** Of what is pinned; more than there are names to pin. */
  readonly pinned: number;
}

/**
 * A cache that a flood cannot empty: a segmented LRU (Karedla, Love and Wherry 1994). What is new stays on trial among the new, where the
 * least used goes first, and moves among the kept when it is asked for a second time; what is pinned has a place of its own. Entries
 * that are never asked for again push out one another and nothing else.
 */
export class ProtectedCache<Value extends object | true> {
  private readonly once: LRUCache<string, Value>;
  private readonly again: LRUCache<string, Value>;
  private readonly pinned: LRUCache<string, Value>;

  /** @param isPinned whether an entry keeps its place whatever comes */
  constructor(
    { once, again, pinned }: CacheSizes,
    private readonly isPinned: (key: string) => boolean,
  ) {
    this.once = new LRUCache({ max: once });
    // What leaves the kept is on trial once more, as the newest of the new.
    this.again = new LRUCache({
      max: again,
      dispose: (value, key, reason) => {
        if (reason === 'evict') this.once.set(key, value);
      },
    });
    this.pinned = new LRUCache({ max: Math.max(1, pinned) });
  }

  get(key: string): Value | undefined {
    const kept = this.pinned.get(key) ?? this.again.get(key);
    if (kept !== undefined) return kept;
    const onTrial = this.once.get(key);
    if (onTrial === undefined) return undefined;
    this.once.delete(key);
    this.again.set(key, onTrial);
    return onTrial;
  }

  set(key: string, value: Value): void {
    const place = [this.pinned, this.again].find((one) => one.has(key));
    (place ?? (this.isPinned(key) ? this.pinned : this.once)).set(key, value);
  }

  delete(key: string): boolean {
    return [this.pinned, this.again, this.once].map((one) => one.delete(key)).includes(true);
  }

  get size(): number {
    return this.pinned.size + this.again.size + this.once.size;
  }
}
