import type { Logger } from '../log/logger';

/** Something outside that decides what is allowed, and that changes while we run. */
export interface PolledOptions<T> {
  /** What it is, for the log. */
  readonly name: string;
  /** Gives its text as it is now. */
  read(): Promise<string>;
  /** Makes sense of the text, and throws when it makes none: then the last good one stays in force. */
  parse(text: string): T;
  /** How long the last good reading may stand for the truth, in ms; without a limit when absent. */
  readonly maxAgeMs?: number;
  /** How often it is read, in ms: a second when absent. */
  readonly pollMs?: number;
  readonly logger: Logger;
}

/** Asked so often that a change is in force within seconds; files as well, since watches miss network file systems. */
const POLL_MS = 1_000;

/**
 * Keeps a value read from a file or an address up to date. It is read and understood before anything starts; later
 * failures leave the last good value in force, loudly, and only as long as `maxAgeMs` allows.
 */
export class Polled<T> {
  private value: T;
  private readAt = Date.now();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  private constructor(
    private readonly options: PolledOptions<T>,
    private text: string,
  ) {
    this.value = options.parse(text);
  }

  /** Reads it and follows it from then on. Rejects when it cannot be read, or makes no sense. */
  static async start<T>(options: PolledOptions<T>): Promise<Polled<T>> {
    const polled = await Polled.read(options);
    polled.watch();
    return polled;
  }

  /** Reads it, and does not follow it before `watch` is called. Rejects as `start` does. */
  static async read<T>(options: PolledOptions<T>): Promise<Polled<T>> {
    try {
      return new Polled(options, await options.read());
    } catch (error) {
      throw new Error(`${options.name}: ${(error as Error).message}`, { cause: error });
    }
  }

  /** Whether the value may still stand for the truth. */
  get fresh(): boolean {
    return Date.now() - this.readAt <= (this.options.maxAgeMs ?? Infinity);
  }

  /** The value. @throws StaleError when the last good reading is too old */
  current(): T {
    if (!this.fresh) throw new StaleError(this.options.name);
    return this.value;
  }

  /** Follows it, until it is stopped. */
  watch(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.poll(), this.options.pollMs ?? POLL_MS).unref();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async poll(): Promise<void> {
    const { name, logger } = this.options;
    try {
      const text = await this.options.read();
      if (text !== this.text) {
        this.value = this.options.parse(text);
        this.text = text;
        logger.info({ source: name }, 'read anew');
      }
      this.readAt = Date.now();
    } catch (error) {
      const details = { source: name, error: (error as Error).message, ageMs: Date.now() - this.readAt };
      logger.error(details, 'could not be read; what was read last stays in force until it is too old');
    }
    if (!this.stopped) this.watch();
  }
}

/** The last good reading is too old to decide anything by. */
export class StaleError extends Error {
  constructor(name: string) {
    super(`${name} could not be read for too long.`);
  }
}
