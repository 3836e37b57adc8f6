import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What became of one write request; written in the transaction of the write itself, so it is true or absent. */
@Entity('write_request')
export class WriteRequestRow {
  @PrimaryColumn({ type: 'varchar', length: 3 })
  bureau: string;

  /** The client's own id of the request; unique within its bureau. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  requestId: string;

  @Column({ type: 'varchar', length: 64 })
  operation: string;

  /** SHA-256 of the input: the same id with another input is a mistake, not a repetition. */
  @Column({ type: 'varchar', length: 64 })
  inputDigest: string;

  /** JSON of the outcome. */
  @Column({ type: 'text' })
  outcome: string;

  @Column({ type: 'datetime', precision: 6 })
  at: Date;
}
