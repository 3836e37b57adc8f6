import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RecordType } from '../ids/global-id';
import { MAX_LIST_LENGTH } from '../restriction/party';
import type { RestrictionMode } from '../store/record-row';

/**
 * One act that added a record, changed it, withdrew it or changed who may see it; written in the transaction of the act. It
 * holds who could see the record before, so that a reader of the feed can be told of a change without learning of one that
 * was never theirs to see.
 */
@Entity('record_change')
@Index('record_change_position', ['position', 'id'])
export class RecordChangeRow {
  /** UUID version 7. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  /**
   * Place in the feed, shared by up to `BATCH` changes; null until a reader of the feed assigns it. Transactions commit in
   * another order than that in which they write, so a place taken when the row is written could appear behind a reader that
   * has passed it.
   */
  @Column({ type: 'int', nullable: true })
  position: number | null;

  @Column({ type: 'varchar', length: 20 })
  type: RecordType;

  /** Database id. */
  @Column({ type: 'varchar', length: 36 })
  recordId: string;

  @Column({ type: 'datetime', precision: 6 })
  at: Date;

  /** When the record became what it was before; null, as the five that follow, when it was not there, or withdrawn. */
  @Column({ type: 'datetime', precision: 6, nullable: true })
  since: Date | null;

  @Column({ type: 'varchar', length: 3, nullable: true })
  owner: string | null;

  @Column({ type: 'int', nullable: true })
  confidentiality: number | null;

  @Column({ type: 'varchar', length: 5, nullable: true })
  restriction: RestrictionMode | null;

  /** Who is on the list, joined by commas; 1,000 characters hold more bureaus than there are. */
  @Column({ name: 'bureaus', type: 'varchar', length: MAX_LIST_LENGTH, nullable: true })
  parties: string | null;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  expiresAt: Date | null;
}
