import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far an owner has been told of its records of one type that are up for review; those that end first come first. */
@Entity('review_mark')
export class ReviewMark {
  @PrimaryColumn({ type: 'varchar', length: 20 })
  type: string;

  @PrimaryColumn({ type: 'varchar', length: 3 })
  owner: string;

  /** The place of the last record of which it was told, or is being told. */
  @Column({ type: 'datetime', precision: 6 })
  expiresAt: Date;

  @Column({ type: 'varchar', length: 36 })
  recordId: string;

  /** The id of what is on its way to the desk, under which the desk knows it; null when nothing is. */
  @Column({ type: 'varchar', length: 36, nullable: true })
  batchId: string | null;

  /** JSON: what is on its way. */
  @Column({ type: 'text', nullable: true })
  batch: string | null;
}
