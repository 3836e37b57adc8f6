import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a store's feed has come: one row. Whoever assigns positions holds it. */
@Entity('feed_state')
export class FeedStateRow {
  /** UUID of this feed: a cursor of another store is not one of this. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  /** The last position that was assigned. */
  @Column({ type: 'int' })
  last: number;

  /** Changes up to this position are not known any more, so a cursor before it cannot be continued. */
  @Column({ type: 'int' })
  floor: number;
}
