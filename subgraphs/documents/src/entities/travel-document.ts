import { RecordRow } from '@crimegraph/shared/store/record-row';
import { Column, Entity, Index } from 'typeorm';

/** The databases of documents. */
export type DocumentDatabase = 'SLTD' | 'TDAWN' | 'SAD';

/** What a document is reported as. */
export type DocumentStatus = 'STOLEN' | 'LOST' | 'REVOKED' | 'INVALID' | 'STOLEN_BLANK';

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

/** One document on record. */
@Entity('travel_document')
@Index('travel_document_expiry', ['owner', 'expiresAt', 'id'])
@Index('travel_document_check', ['issuingCountry', 'numberKey', 'activeKey'], { unique: true })
@Index('travel_document_holder', ['holderId'])
export class TravelDocument extends RecordRow {
  @Column({ type: 'varchar', length: 5 })
  database: DocumentDatabase;

  /** As `documentNumber` normalises it. */
  @Column({ type: 'varchar', length: 32 })
  number: string;

  /** As `documentNumberKey` folds it: what a scanner confuses is the same here. */
  @Column({ type: 'varchar', length: 32 })
  numberKey: string;

  @Column({ type: 'varchar', length: 3 })
  issuingCountry: string;

  @Column({ type: 'varchar', length: 32 })
  type: TravelDocumentType;

  @Column({ type: 'varchar', length: 16, nullable: true })
  status: DocumentStatus | null;

  @Column({ type: 'varchar', length: 10, nullable: true })
  issuedOn: string | null;

  @Column({ type: 'varchar', length: 10, nullable: true })
  validUntil: string | null;

  @Column({ type: 'varchar', length: 10, nullable: true })
  lossDate: string | null;

  @Column({ type: 'varchar', length: 128, nullable: true })
  lossPlace: string | null;

  @Column({ type: 'varchar', length: 3, nullable: true })
  lossCountry: string | null;

  @Column({ type: 'varchar', length: 64, nullable: true })
  nationalReference: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  remarks: string | null;

  /** Database id of the person who holds it. */
  @Column({ type: 'varchar', length: 36, nullable: true })
  holderId: string | null;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  withdrawnAt: Date | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  withdrawalReason: string | null;

  /** As `activeKey` makes it while the record is active: unique with issuer and key, so one per document and owner. */
  @Column({ type: 'varchar', length: 72, nullable: true })
  activeKey: string | null;
}
