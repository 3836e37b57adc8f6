import { RecordRow } from '@crimegraph/shared/store/record-row';
import { Column, Entity, Index } from 'typeorm';
import type { FingerprintKind } from '../matching/fingerprint-kinds';

/** One set of finger prints; its fingers are `FingerprintTemplate`. */
@Entity('fingerprint_record')
@Index('fingerprint_record_expiry', ['owner', 'expiresAt', 'id'])
@Index('fingerprint_record_person', ['personId', 'id'])
export class FingerprintRecord extends RecordRow {
  @Column({ type: 'varchar', length: 8 })
  kind: FingerprintKind;

  /** Database id of the person. */
  @Column({ type: 'varchar', length: 36, nullable: true })
  personId: string | null;

  @Column({ type: 'varchar', length: 10, nullable: true })
  capturedOn: string | null;

  @Column({ type: 'varchar', length: 3, nullable: true })
  captureCountry: string | null;

  @Column({ type: 'varchar', length: 64, nullable: true })
  nationalReference: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  remarks: string | null;
}
