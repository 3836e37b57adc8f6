/**
 * Remembers which one-time ids were used during the last `lifetimeMs`. Two generations instead of a timer per id: what is
 * in neither is new, and the older one is dropped whole.
 */
export class ReplayGuard {
  private current = new Set<string>();
  private previous = new Set<string>();
  private rotatedAt = Date.now();

  constructor(private readonly lifetimeMs: number) {}

  /** Whether `id` is used for the first time. */
  admit(id: string): boolean {
    const now = Date.now();
    if (now - this.rotatedAt >= this.lifetimeMs) {
      this.previous = now - this.rotatedAt >= 2 * this.lifetimeMs ? new Set() : this.current;
      this.current = new Set();
      this.rotatedAt = now;
    }
    if (this.current.has(id) || this.previous.has(id)) return false;
    this.current.add(id);
    return true;
  }
}
