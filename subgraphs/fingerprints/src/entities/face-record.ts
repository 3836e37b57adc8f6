import { RecordRow } from '@crimegraph/shared/store/record-row';
import { Column, Entity, Index } from 'typeorm';

/** One face on record. */
@Entity('face_record')
@Index('face_record_expiry', ['owner', 'expiresAt', 'id'])
@Index('face_record_person', ['personId', 'id'])
export class FaceRecord extends RecordRow {
  @Column({ type: 'varchar', length: 36, nullable: true })
  personId: string | null;

  @Column({ type: 'varchar', length: 10, nullable: true })
  capturedOn: string | null;

  @Column({ type: 'int', nullable: true })
  quality: number | null;
}
