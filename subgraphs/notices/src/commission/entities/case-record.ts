import type { HeldRecord } from '@crimegraph/shared/subject-access/held-record';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Whether the owner of a record agrees that the person is told of it (Statute of the CCF, Art. 35). */
export type Disclosure = 'NOT_ASKED' | 'ASKED' | 'AGREED' | 'REFUSED';

/** A record that a case is about, with what its owner was asked about it, which is the consultation. */
@Entity('commission_record')
@Index('commission_record_once', ['caseId', 'recordId'], { unique: true })
@Index('commission_record_of_case', ['caseId', 'id'])
@Index('commission_record_asked', ['owner', 'askedAt', 'id'])
export class CaseRecord {
  /** UUID version 7: in the order in which they were added. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  @Column({ type: 'varchar', length: 36 })
  caseId: string;

  /** Of the case, so that its owner can name it. */
  @Column({ type: 'varchar', length: 64 })
  caseReference: string;

  /** Global id. */
  @Column({ type: 'varchar', length: 80 })
  recordId: string;

  @Column({ type: 'varchar', length: 20 })
  recordType: HeldRecord['type'];

  @Column({ type: 'varchar', length: 3 })
  owner: string;

  @Column({ type: 'datetime', precision: 6 })
  addedAt: Date;

  @Column({ type: 'varchar', length: 9 })
  disclosure: Disclosure;

  /** Null until the owner is asked, as are the two that follow. */
  @Column({ type: 'text', nullable: true })
  question: string | null;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  askedAt: Date | null;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  answerBy: Date | null;

  /** Null until the owner has answered, as are the two that follow. */
  @Column({ type: 'text', nullable: true })
  answer: string | null;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  answeredAt: Date | null;

  /** The officer; shown to their own bureau only. */
  @Column({ type: 'varchar', length: 128, nullable: true })
  answeredBy: string | null;
}
