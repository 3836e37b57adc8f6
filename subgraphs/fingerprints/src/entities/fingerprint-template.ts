import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One finger of a record, with its minutiae. */
@Entity('fingerprint_template')
export class FingerprintTemplate {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  recordId: string;

  /** 0, 1, 2, ... within the record. */
  @PrimaryColumn({ type: 'int' })
  ordinal: number;

  /** 0 unknown, 1 to 10 (ANSI/NIST-ITL finger codes). */
  @Column({ type: 'int' })
  position: number;

  @Column({ type: 'int' })
  impression: number;

  @Column({ type: 'int' })
  quality: number;

  @Column({ type: 'int' })
  minutiae: number;

  /** As `templateDigest` makes it: fingers with one digest are one template. */
  @Column({ type: 'varchar', length: 64 })
  digest: string;

  /** The finger as an ISO/IEC 19794-2:2005 record of one view, base64. */
  @Column({ type: 'text' })
  template: string;
}
