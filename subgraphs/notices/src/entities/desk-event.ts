import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What bureaus are told of hits. */
export type DeskEventType = 'hit.received' | 'hit.second_request' | 'hit.escalated' | 'hit.decided' | 'hit.reopened';

/**
 * One thing that one bureau is told: the line from which its open clients and its webhooks are served. Written with what it
 * tells of, in one transaction.
 */
@Entity('desk_event')
@Index('desk_event_line', ['bureau', 'seq'], { unique: true })
@Index('desk_event_at', ['at', 'id'])
export class DeskEvent {
  /** Random: what a client holds to resume from tells nothing about events that it may not see. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  @Column({ type: 'varchar', length: 3 })
  bureau: string;

  /** 1, 2, 3, ... within the bureau, in the order in which they were committed. */
  @Column({ type: 'integer' })
  seq: number;

  @Column({ type: 'varchar', length: 24 })
  type: DeskEventType;

  @Column({ type: 'varchar', length: 36 })
  hitId: string;

  /** Clearance that a viewer of the bureau needs to be told. */
  @Column({ type: 'integer' })
  clearance: number;

  @Column({ type: 'datetime', precision: 6 })
  at: Date;

  /** What is sent, as JSON: no personal data. */
  @Column({ type: 'text' })
  payload: string;
}
