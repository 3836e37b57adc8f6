import { Entity, Index, PrimaryColumn } from 'typeorm';

/** A fingerprint record of a notice's subject. */
@Entity('notice_fingerprint')
@Index('notice_fingerprint_record', ['fingerprintId', 'noticeId'])
export class NoticeFingerprint {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  noticeId: string;

  /** Database id of the fingerprint record. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  fingerprintId: string;
}
