import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One image that came with a record: kept as it came, never decoded. */
@Entity('fingerprint_image')
export class FingerprintImage {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  recordId: string;

  /** 0, 1, 2, ... within the record. */
  @PrimaryColumn({ type: 'int' })
  ordinal: number;

  /** 4, 13, 14 or 15 (ANSI/NIST-ITL). */
  @Column({ type: 'int' })
  recordType: number;

  @Column({ type: 'int' })
  impression: number;

  /** JSON: codes of the fingers or palms that it shows. */
  @Column({ type: 'varchar', length: 200 })
  positions: string;

  @Column({ type: 'varchar', length: 10, nullable: true })
  capturedOn: string | null;

  /** In pixels. */
  @Column({ type: 'int' })
  width: number;

  @Column({ type: 'int' })
  height: number;

  @Column({ type: 'int', nullable: true })
  dpi: number | null;

  @Column({ type: 'varchar', length: 5 })
  compression: string;

  @Column({ type: 'int' })
  bytes: number;

  /** Hexadecimal SHA-256 of the bytes. */
  @Column({ type: 'varchar', length: 64 })
  digest: string;

  /** The image, base64. */
  @Column({ type: 'text' })
  data: string;
}
