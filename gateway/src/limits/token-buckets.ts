import { codedError } from '@crimegraph/shared/errors/coded-error';

/** What a bureau has left, and since when. */
interface Bucket {
  left: number;
  at: number;
}

/** There are some 200 bureaus; more names than that come from mistakes. */
const MAX_BUREAUS = 2_000;

/** Gives each bureau a budget that fills again at a constant rate: the token bucket. */
export class TokenBuckets {
  private readonly buckets = new Map<string, Bucket>();

  /**
   * @param perSecond what comes back each second
   * @param burst what a bureau has that has asked for nothing lately
   * @param now the clock, in ms
   */
  constructor(
    private readonly perSecond: number,
    readonly burst: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /**
   * Takes `amount` from the budget of a bureau. @returns what is left
   * @throws BUDGET_EXHAUSTED with `retryAfterSeconds`; nothing is taken then
   */
  take(bureau: string, amount: number): number {
    const bucket = this.bucketOf(bureau);
    if (amount > bucket.left) {
      const wait = Math.max(1, Math.ceil((Math.min(amount, this.burst) - bucket.left) / this.perSecond));
      throw codedError('BUDGET_EXHAUSTED', 'The bureau has asked for more than its share. Nothing was searched.', {
        retryAfterSeconds: wait,
      });
    }
    bucket.left -= amount;
    return Math.floor(bucket.left);
  }

  private bucketOf(bureau: string): Bucket {
    const now = this.now();
    const known = this.buckets.get(bureau);
    if (known === undefined) {
      if (this.buckets.size >= MAX_BUREAUS) this.buckets.clear();
      const full = { left: this.burst, at: now };
      this.buckets.set(bureau, full);
      return full;
    }
    known.left = Math.min(this.burst, known.left + ((now - known.at) / 1_000) * this.perSecond);
    known.at = now;
    return known;
  }
}
