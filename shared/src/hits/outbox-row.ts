import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { HitEvent } from './hit-event';

/** A hit that the hit desk has not acknowledged yet; written with its audit row, deleted on acknowledgement. */
@Entity('outbox_event')
@Index('outbox_event_due', ['refusals', 'dueAt', 'at', 'id'])
export class OutboxRow {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  /** JSON of a `HitEvent`. */
  @Column({ type: 'text' })
  event: string;

  @Column({ type: 'datetime', precision: 6 })
  at: Date;

  /**
   * When it may be delivered. Whoever delivers it moves this on first, so that of several instances on one store one
   * delivers, and another goes on after it when it dies. Null for a dead letter: the desk has refused it time and again.
   */
  @Column({ type: 'datetime', precision: 6, nullable: true })
  dueAt: Date | null;

  /** The delivery that has taken it last: a token of its own for each. */
  @Column({ type: 'varchar', length: 36, nullable: true })
  claim: string | null;

  /** How often the desk has answered, but not taken it. */
  @Column({ type: 'integer', default: 0 })
  refusals: number;
}

/** A hit as it enters the outbox: due at once. */
export function outboxRow(event: HitEvent): OutboxRow {
  const at = new Date(event.occurredAt);
  return { id: event.id, event: JSON.stringify(event), at, dueAt: at, claim: null, refusals: 0 };
}
