import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a person asks the commission for (Statute of the CCF, Art. 3). */
export type RequestKind = 'ACCESS' | 'CORRECTION' | 'DELETION';

/** How far a case has come. */
export type CaseStatus = 'RECEIVED' | 'ADMISSIBLE' | 'CLOSED';

/** What a case came to. */
export type CaseOutcome =
  'INADMISSIBLE' | 'DISCLOSED' | 'NO_DATA' | 'NEITHER_CONFIRMED_NOR_DENIED' | 'CORRECTED' | 'DELETED' | 'COMPLIANT';

/** One request of one person. */
@Entity('commission_case')
@Index('commission_case_reference', ['reference'], { unique: true })
@Index('commission_case_list', ['listKey', 'id'])
@Index('commission_case_applicant', ['applicantKey', 'listKey', 'id'])
export class CommissionCase {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  /** The commission's own, as the header x-case-reference names it. */
  @Column({ type: 'varchar', length: 64 })
  reference: string;

  @Column({ type: 'varchar', length: 12 })
  kind: RequestKind;

  @Column({ type: 'varchar', length: 12 })
  status: CaseStatus;

  /** Who asks, encrypted (`ApplicantSeal`); null once the case is closed. */
  @Column({ type: 'text', nullable: true })
  sealedApplicant: string | null;

  /** Digest of name and birth date under the key of the audit log: a person who asks again is known by it, and by nothing else. */
  @Column({ type: 'varchar', length: 22 })
  applicantKey: string;

  @Column({ type: 'datetime', precision: 6 })
  openedAt: Date;

  /** When it was found admissible: the clock starts then; null before. */
  @Column({ type: 'datetime', precision: 6, nullable: true })
  admissibleAt: Date | null;

  /** When what comes next is due: the word on admissibility, then the answer. Kept, so that a change of the rule moves nothing. */
  @Column({ type: 'datetime', precision: 6 })
  dueAt: Date;

  /** When the answer was due before it was extended for the first time; null when it never was. */
  @Column({ type: 'datetime', precision: 6, nullable: true })
  firstDueAt: Date | null;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  closedAt: Date | null;

  @Column({ type: 'varchar', length: 32, nullable: true })
  outcome: CaseOutcome | null;

  /** The place in lists, as `listKey` makes it. */
  @Column({ type: 'varchar', length: 32 })
  listKey: string;
}
