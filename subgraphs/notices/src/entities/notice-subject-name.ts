import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A name under which a notice knows its subject, with a birth date that goes with it: the notice's own particulars, so that
 * it can be found when the store of persons cannot be asked. A subject with several birth dates has a row for each.
 */
@Entity('notice_subject_name')
@Index('notice_subject_name_key', ['nameKey'])
@Index('notice_subject_name_family', ['familyKey'])
@Index('notice_subject_name_mrz', ['mrzKey'])
export class NoticeSubjectName {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  noticeId: string;

  @PrimaryColumn({ type: 'int' })
  ordinal: number;

  /** Family name or names as written; the whole name where it has no parts. */
  @Column({ type: 'varchar', length: 255 })
  family: string;

  /** Given names as written; '' where there are none. */
  @Column({ type: 'varchar', length: 255 })
  given: string;

  /** `nameKey` of the whole name. */
  @Column({ type: 'varchar', length: 191 })
  nameKey: string;

  /** `nameKey` of the family name. */
  @Column({ type: 'varchar', length: 191 })
  familyKey: string;

  /** `mrzNameKey`; '' where the standard cannot write the name. */
  @Column({ type: 'varchar', length: 191 })
  mrzKey: string;

  /** A partial date; null when not known. */
  @Column({ type: 'varchar', length: 10, nullable: true })
  birthDate: string | null;
}
