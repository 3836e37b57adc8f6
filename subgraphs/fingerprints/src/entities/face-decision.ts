import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What an officer may say of a search of faces. */
export type FaceOutcome = 'POTENTIAL_CANDIDATE' | 'NO_CANDIDATE' | 'INCONCLUSIVE';

/** What an officer has said of a search of faces; a later one does not take an earlier one away. */
@Entity('face_decision')
@Index('face_decision_check', ['bureau', 'checkId', 'id'])
export class FaceDecision {
  /** UUID version 7: in the order of time. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  @Column({ type: 'varchar', length: 36 })
  checkId: string;

  /** The bureau that searched and decided; nobody else is shown it. */
  @Column({ type: 'varchar', length: 3 })
  bureau: string;

  @Column({ type: 'varchar', length: 128 })
  decidedBy: string;

  @Column({ type: 'varchar', length: 20 })
  outcome: FaceOutcome;

  /** Database id of the face that was decided on; null when it is about the whole list. */
  @Column({ type: 'varchar', length: 36, nullable: true })
  recordId: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  reason: string | null;

  @Column({ type: 'datetime', precision: 6 })
  decidedAt: Date;
}
