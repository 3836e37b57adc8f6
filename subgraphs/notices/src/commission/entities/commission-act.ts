import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What can happen in a case. */
export type CommissionActKind =
  | 'OPENED'
  | 'FOUND_ADMISSIBLE'
  | 'EXTENDED'
  | 'RECORDS_ADDED'
  | 'OWNER_CONSULTED'
  | 'OWNER_ANSWERED'
  | 'CORRECTION_ORDERED'
  | 'DELETION_ORDERED'
  | 'BLOCK_ORDERED'
  | 'LIFTING_ORDERED'
  | 'ORDER_CARRIED_OUT'
  | 'CORRECTION_REPORTED'
  | 'CLOSED';

/** One line of the history of a case. Lines are added, never changed. */
@Entity('commission_act')
@Index('commission_act_of_case', ['caseId', 'at', 'id'])
export class CommissionAct {
  /** UUID version 7: of acts at one instant the later has the higher. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  @Column({ type: 'varchar', length: 36 })
  caseId: string;

  @Column({ type: 'varchar', length: 20 })
  kind: CommissionActKind;

  @Column({ type: 'datetime', precision: 6 })
  at: Date;

  /** The bureau that acted; null for what the desk did of itself. */
  @Column({ type: 'varchar', length: 3, nullable: true })
  bureau: string | null;

  /** Who acted; shown to their own bureau only. */
  @Column({ type: 'varchar', length: 128, nullable: true })
  subject: string | null;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  /** Global id of the record that it is about; null when it is about the case. */
  @Column({ type: 'varchar', length: 80, nullable: true })
  recordId: string | null;
}
