import type { PersonStatus } from '@crimegraph/shared/field-rules/person-status';
import { RecordRow } from '@crimegraph/shared/store/record-row';
import { Column, Entity, Index } from 'typeorm';

/** The colours of notices: each stands for one purpose (RPD Art. 82 to 95; Silver is a pilot). */
export type NoticeColour =
  | 'RED'
  | 'BLUE'
  | 'GREEN'
  | 'YELLOW'
  | 'BLACK'
  | 'PURPLE'
  | 'ORANGE'
  | 'STOLEN_WORK_OF_ART'
  | 'UN_SECURITY_COUNCIL'
  | 'SILVER';

/** A notice is published by the General Secretariat after review, a diffusion is sent by its bureau (RPD Art. 97 to 101). */
export type NoticeKind = 'NOTICE' | 'DIFFUSION';

/** Where a notice stands; `rules/notice-lifecycle.ts` says what may follow what. */
export type NoticeStatus =
  | 'DRAFT'
  | 'SUBMITTED'
  | 'UNDER_REVIEW'
  | 'INFO_REQUESTED'
  | 'PUBLISHED'
  | 'REFUSED'
  | 'SUSPENDED'
  | 'WITHDRAWN'
  | 'CANCELLED'
  | 'EXPIRED';

/** Sex as travel documents state it (ICAO Doc 9303 part 3). */
export type Sex = 'F' | 'M' | 'X';

/** One offence that a notice is about. */
export interface Charge {
  text: string;
  /** Code of the offence in the owner's own list; null when it has none. */
  code: string | null;
}

/** One notice or diffusion. */
@Entity('notice')
@Index('notice_expiry', ['owner', 'expiresAt', 'id'])
@Index('notice_reference', ['reference'], { unique: true })
@Index('notice_subject', ['subjectId', 'id'])
@Index('notice_listed', ['listedAt', 'id'])
@Index('notice_owner', ['owner', 'listedAt', 'id'])
@Index('notice_colour', ['colour', 'listedAt', 'id'])
export class Notice extends RecordRow {
  /** '2026/12345678'; a special notice has the reference of its listing, 'QDi.135'. */
  @Column({ type: 'varchar', length: 32 })
  reference: string;

  @Column({ type: 'varchar', length: 24 })
  colour: NoticeColour;

  @Column({ type: 'varchar', length: 9 })
  kind: NoticeKind;

  @Column({ type: 'varchar', length: 16 })
  status: NoticeStatus;

  @Column({ type: 'text' })
  summary: string;

  @Column({ type: 'text' })
  actionToTake: string;

  @Column({ type: 'simple-json' })
  charges: Charge[];

  /** The four columns of the warrant are all set, or all null. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  warrantReference: string | null;

  @Column({ type: 'varchar', length: 3, nullable: true })
  warrantCountry: string | null;

  @Column({ type: 'varchar', length: 10, nullable: true })
  warrantIssuedOn: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  warrantCharge: string | null;

  @Column({ type: 'datetime', precision: 6 })
  requestedAt: Date;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  publishedAt: Date | null;

  /** The place in lists: when it was published, before that when it was requested. Never null, so that pages are stable. */
  @Column({ type: 'datetime', precision: 6 })
  listedAt: Date;

  /** From this instant on a published notice is not valid any more; null for one that is valid until it is taken back. */
  @Column({ type: 'datetime', precision: 6, nullable: true })
  validUntil: Date | null;

  /** The list of the UN Security Council, for instance 'Al-Qaida'; null for every other notice. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  unListType: string | null;

  @Column({ type: 'varchar', length: 10, nullable: true })
  unListedOn: string | null;

  @Column({ type: 'simple-json' })
  unMeasures: string[];

  /** Database id of the person it is about. */
  @Column({ type: 'varchar', length: 36, nullable: true })
  subjectId: string | null;

  /** What the subject is in the case; null when the notice does not state it. */
  @Column({ type: 'varchar', length: 16, nullable: true })
  subjectStatus: PersonStatus | null;

  @Column({ type: 'varchar', length: 1, nullable: true })
  subjectSex: Sex | null;

  /** Alpha-3 codes. */
  @Column({ type: 'simple-json' })
  subjectNationalities: string[];
}
