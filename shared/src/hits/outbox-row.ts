import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A hit that the hit desk has not acknowledged yet; written with its audit row, deleted on acknowledgement. */
@Entity('outbox_event')
@Index('outbox_event_at', ['at', 'id'])
export class OutboxRow {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  /** JSON of a `HitEvent`. */
  @Column({ type: 'text' })
  event: string;

  @Column({ type: 'datetime', precision: 6 })
  at: Date;
}
