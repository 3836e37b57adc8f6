import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RecordType } from '../ids/global-id';

/** How far one bureau has been told of records of one type that come up for review. */
@Entity('review_mark')
export class ReviewMark {
  @PrimaryColumn({ type: 'varchar', length: 20 })
  type: RecordType;

  @PrimaryColumn({ type: 'varchar', length: 3 })
  owner: string;

  /** Of those that cease to be kept up to here it has been told. */
  @Column({ type: 'datetime', precision: 6 })
  horizon: Date;
}
