import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A record's number in the gallery of finger prints: by it a process learns what was put on record since it last looked.
 * With it is kept what a comparison needs, so that a process which starts has only to read it.
 */
@Entity('fingerprint_entry')
@Index('fingerprint_entry_record', ['recordId'], { unique: true })
export class FingerprintEntry {
  @PrimaryColumn({ type: 'int' })
  sequence: number;

  @Column({ type: 'varchar', length: 36 })
  recordId: string;

  /** By which version of the matcher the record was made ready, as `PREPARED_VERSION`; 0 when it is yet to be. */
  @Column({ type: 'int' })
  version: number;

  /** The record made ready for comparison, as `prepareRecord` makes it, base64. */
  @Column({ type: 'text' })
  prepared: string;
}
