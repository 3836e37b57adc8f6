import type { PersonStatus } from '@crimegraph/shared/field-rules/person-status';
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

  /** A partial date; null when not stated. Kept for the field rules, and not in the graph. */
  @Column({ type: 'varchar', length: 10, nullable: true })
  subjectBirthDate: string | null;

  /** What the person is in the case; null when not stated. Likewise. */
  @Column({ type: 'varchar', length: 16, nullable: true })
  subjectStatus: PersonStatus | null;
}
