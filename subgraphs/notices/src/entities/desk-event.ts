import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What bureaus are told of hits. */
export type HitEventType = 'hit.received' | 'hit.second_request' | 'hit.escalated' | 'hit.decided' | 'hit.reopened';

/** What bureaus are told of the commission's cases, as far as they concern their own records. */
export type CommissionEventType =
  'commission.consulted' | 'commission.ordered' | 'commission.carried_out' | 'commission.lifted';

/** What owners are told of the time that records are kept. */
export type ReviewEventType = 'review.due';

/** What bureaus are told. */
export type DeskEventType = HitEventType | CommissionEventType | ReviewEventType;

/** What an event is about. */
export type EventSubject = 'Hit' | 'Consultation' | 'CommissionOrder' | 'Review';

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

  /** Database id of what it is about; its own of what has no row. (The column is named after hits, which were all that bureaus were told of at first.) */
  @Column({ name: 'hitId', type: 'varchar', length: 36 })
  aboutId: string;

  @Column({ type: 'varchar', length: 20, default: 'Hit' })
  aboutType: EventSubject;

  /** Clearance that a viewer of the bureau needs to be told. */
  @Column({ type: 'integer' })
  clearance: number;

  @Column({ type: 'datetime', precision: 6 })
  at: Date;

  /** What is sent, as JSON: no personal data. */
  @Column({ type: 'text' })
  payload: string;
}
