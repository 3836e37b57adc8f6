import type { Logger } from '../log/logger';
import { lineDigest } from './checkpoint';

/** Where checkpoints go: out of reach of those who can change the store. */
export interface CheckpointSink {
  /**
   * Adds a line; it is kept when the promise resolves.
   *
   * @param sign makes the line, told which lines it has to name as those before it
   */
  add(sign: (previous: string[]) => Promise<string>): Promise<void>;
}

/**
 * Checkpoints among the lines of the log, for processes that keep nothing: whoever collects the log keeps them. They are
 * written whatever the level of the log is.
 */
export class CheckpointLog implements CheckpointSink {
  private previous: string[] = [];
  private readonly logger: Logger;

  constructor(logger: Logger) {
    this.logger = logger.child({}, { level: logger.level === 'silent' ? 'silent' : 'info' });
  }

  async add(sign: (previous: string[]) => Promise<string>): Promise<void> {
    const checkpoint = await sign(this.previous);
    this.previous = [lineDigest(checkpoint)];
    this.logger.info({ checkpoint }, 'audit checkpoint');
  }
}
