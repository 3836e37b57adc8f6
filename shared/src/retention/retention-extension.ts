import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** That the owner of a record keeps it longer, and why. It goes when the record goes. */
@Entity('retention_extension')
@Index('retention_extension_record', ['recordId', 'at'])
export class RetentionExtension {
  /** UUID version 7. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  /** Database id. */
  @Column({ type: 'varchar', length: 36 })
  recordId: string;

  @Column({ type: 'datetime', precision: 6 })
  at: Date;

  /** The end that it had. */
  @Column({ type: 'datetime', precision: 6 })
  previous: Date;

  /** The end that it was given. */
  @Column({ type: 'datetime', precision: 6 })
  expiresAt: Date;

  @Column({ type: 'varchar', length: 500 })
  reason: string;

  /** The user who did it, as their bureau names them. */
  @Column({ type: 'varchar', length: 128 })
  subject: string;
}
