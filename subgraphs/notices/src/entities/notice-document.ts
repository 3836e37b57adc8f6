import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The kinds of documents. */
export type TravelDocumentType =
  | 'PASSPORT'
  | 'IDENTITY_CARD'
  | 'VISA'
  | 'RESIDENCE_PERMIT'
  | 'LAISSEZ_PASSER'
  | 'SEAFARER_DOCUMENT'
  | 'REFUGEE_TRAVEL_DOCUMENT'
  | 'EMERGENCY_TRAVEL_DOCUMENT';

/** A document in a notice: one on record, one that the notice itself states, or both. */
@Entity('notice_document')
@Index('notice_document_record', ['documentId', 'noticeId'])
@Index('notice_document_check', ['issuingCountry', 'numberKey'])
export class NoticeDocument {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  noticeId: string;

  @PrimaryColumn({ type: 'int' })
  ordinal: number;

  /** Database id of the document on record; null when there is none. */
  @Column({ type: 'varchar', length: 36, nullable: true })
  documentId: string | null;

  /** As `documentNumber` normalises it; null, like all that follows, when the notice names a record and no number. */
  @Column({ type: 'varchar', length: 32, nullable: true })
  number: string | null;

  /** As `documentNumberKey` folds it. */
  @Column({ type: 'varchar', length: 32, nullable: true })
  numberKey: string | null;

  @Column({ type: 'varchar', length: 3, nullable: true })
  issuingCountry: string | null;

  @Column({ type: 'varchar', length: 32, nullable: true })
  type: TravelDocumentType | null;
}
