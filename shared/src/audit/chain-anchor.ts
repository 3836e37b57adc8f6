import type { Logger } from '../log/logger';
import type { CheckpointSigner, Checkpoint } from './checkpoint';
import type { CheckpointSink } from './checkpoint-sink';

/** The last row of a chain. */
export interface ChainHead {
  chain: string;
  seq: number;
  hash: string;
}

/** When a checkpoint is due: after so many rows, or so long after a row that none covers yet. */
export interface CheckpointPace {
  rows: number;
  ms: number;
}

/** What can be taken off the end of a log unnoticed is what was added since the last checkpoint. */
const PACE: CheckpointPace = { rows: 1_000, ms: 10_000 };

/** Anchors a process's chain outside the store: by signed checkpoints, from its announcement to its end. */
export class ChainAnchor {
  private head: ChainHead | undefined;
  private signed = -1;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: string,
    private readonly sink: CheckpointSink,
    private readonly signer: CheckpointSigner,
    private readonly logger: Logger,
    private readonly pace: CheckpointPace = PACE,
  ) {}

  /** Before the first row is written. Rejects when the checkpoint could not be kept. */
  announce(head: ChainHead): Promise<void> {
    return this.add('announced', head);
  }

  /** When the first row is durable. Rejects when the checkpoint could not be kept. */
  async open(head: ChainHead): Promise<void> {
    await this.add('open', head);
    this.signed = head.seq;
  }

  /** When rows up to this one are durable. The checkpoint follows in its own time; no answer waits for it. */
  advance({ chain, seq, hash }: ChainHead): void {
    if (seq <= this.signed) return;
    this.head = { chain, seq, hash };
    if (seq - this.signed >= this.pace.rows) void this.sign();
    else this.timer ??= setTimeout(() => void this.sign(), this.pace.ms).unref();
  }

  /** A checkpoint of another process's chain, which it did not live to make itself. */
  testify(head: ChainHead): Promise<void> {
    return this.add('open', head);
  }

  /** After the last row. */
  async close(head: ChainHead): Promise<void> {
    clearTimeout(this.timer);
    try {
      await this.add('closed', head);
    } catch (error) {
      this.complain(error);
    }
  }

  private async sign(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const head = this.head;
    if (head === undefined) return;
    const before = this.signed;
    this.signed = head.seq;
    try {
      await this.add('open', head);
    } catch (error) {
      this.signed = before;
      this.complain(error);
      this.timer ??= setTimeout(() => void this.sign(), this.pace.ms).unref();
    }
  }

  private add(state: Checkpoint['state'], { chain, seq, hash }: ChainHead): Promise<void> {
    const { store, signer } = this;
    const at = new Date().toISOString();
    return this.sink.add((previous) => signer.sign({ store, chain, state, seq, rows: seq + 1, hash, at, previous }));
  }

  private complain(error: unknown): void {
    this.logger.error({ error: (error as Error).message }, 'an audit checkpoint could not be kept');
  }
}
