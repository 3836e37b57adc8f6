import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A record's number in the gallery of finger prints: by it a process learns what was put on record since it last looked. */
@Entity('fingerprint_entry')
@Index('fingerprint_entry_record', ['recordId'], { unique: true })
export class FingerprintEntry {
  @PrimaryColumn({ type: 'int' })
  sequence: number;

  @Column({ type: 'varchar', length: 36 })
  recordId: string;
}
