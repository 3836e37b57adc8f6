import type { HeldRecord } from '@crimegraph/shared/subject-access/held-record';
import type { RecordContent } from '@crimegraph/shared/subject-access/record-content';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What the commission orders about a record. */
export type OrderAct = 'CORRECT' | 'DELETE' | 'BLOCK';

/**
 * How far an order has come. `ORDERED`: on its way to the database. `IN_FORCE`: a blocked record, or one that its owner has to
 * correct. `REPORTED`: the owner says that it has corrected it, and the record is as it was. `DONE`: deleted, corrected, or not
 * blocked any more. `NOT_HELD`: the record was not there any more.
 */
export type OrderStatus = 'ORDERED' | 'IN_FORCE' | 'REPORTED' | 'DONE' | 'NOT_HELD';

/** What the desk has to do about an order in the database that owns the record. */
export type OrderStep = 'CARRY_OUT' | 'LIFT' | 'CHECK';

/** One order about one record, and what is left to be done about it: the row is its own outbox. */
@Entity('commission_order')
@Index('commission_order_of_case', ['caseId', 'id'])
@Index('commission_order_of_owner', ['owner', 'orderedAt', 'id'])
@Index('commission_order_of_record', ['recordId', 'orderedAt', 'id'])
@Index('commission_order_due', ['dueAt', 'id'])
@Index('commission_order_active', ['activeKey'], { unique: true })
export class CommissionOrder {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  @Column({ type: 'varchar', length: 36 })
  caseId: string;

  @Column({ type: 'varchar', length: 64 })
  caseReference: string;

  /** Global id. */
  @Column({ type: 'varchar', length: 80 })
  recordId: string;

  @Column({ type: 'varchar', length: 20 })
  recordType: HeldRecord['type'];

  @Column({ type: 'varchar', length: 3 })
  owner: string;

  @Column({ type: 'varchar', length: 8 })
  act: OrderAct;

  @Column({ type: 'varchar', length: 9 })
  status: OrderStatus;

  /** Why, and for a correction what is to be corrected. */
  @Column({ type: 'text' })
  instruction: string;

  /** JSON: the fields that are to be corrected, as the graph names them; null of other orders, and where none was named. */
  @Column({ type: 'simple-json', nullable: true })
  fields: string[] | null;

  /** JSON: what the record said when a correction reached the database, as keyed digests; null before, and of other orders. */
  @Column({ type: 'simple-json', nullable: true })
  contentBefore: RecordContent | null;

  @Column({ type: 'datetime', precision: 6 })
  orderedAt: Date;

  /** Whoever of the commission ordered it: the database's audit log names them. */
  @Column({ type: 'varchar', length: 128 })
  orderedBy: string;

  /** Trace of the request by which it was ordered. */
  @Column({ type: 'varchar', length: 64 })
  trace: string;

  /** Until when the owner has to have corrected the record; null for other orders. */
  @Column({ type: 'datetime', precision: 6, nullable: true })
  correctBy: Date | null;

  /** When it was carried out; for a correction, when it reached the database. */
  @Column({ type: 'datetime', precision: 6, nullable: true })
  carriedOutAt: Date | null;

  /** When the owner said that it had corrected the record. */
  @Column({ type: 'datetime', precision: 6, nullable: true })
  reportedAt: Date | null;

  /** When it came to its end. */
  @Column({ type: 'datetime', precision: 6, nullable: true })
  doneAt: Date | null;

  /** How the record's restriction list was meant before it was blocked. */
  @Column({ type: 'varchar', length: 5, nullable: true })
  formerRestriction: string | null;

  /** What has to be done next; null when nothing has to be. */
  @Column({ type: 'varchar', length: 9, nullable: true })
  step: OrderStep | null;

  /** When it may be tried. Whoever tries it moves this on first, so that of several instances one does. Null with `step`. */
  @Column({ type: 'datetime', precision: 6, nullable: true })
  dueAt: Date | null;

  /** The try that has taken it last: a token of its own for each. */
  @Column({ type: 'varchar', length: 36, nullable: true })
  claim: string | null;

  /** How often the step has failed. */
  @Column({ type: 'integer' })
  failures: number;

  /** The act and the record while the order is on its way or in force: one of a kind for each record. Else null. */
  @Column({ type: 'varchar', length: 90, nullable: true })
  activeKey: string | null;
}
