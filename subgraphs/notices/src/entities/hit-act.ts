import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What can happen to a hit: what its owner decides, and what the desk does when the owner does not. */
export type HitActKind =
  'RECEIVED' | 'SECOND_REQUEST' | 'ESCALATED' | 'CONFIRMED' | 'DISMISSED' | 'LEFT_INCONCLUSIVE' | 'REOPENED';

/** One line of the history of a hit. Lines are added, never changed. */
@Entity('hit_act')
@Index('hit_act_of_hit', ['hitId', 'at', 'id'])
export class HitAct {
  /** UUID version 7: of acts at one instant the later has the higher. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  @Column({ type: 'varchar', length: 36 })
  hitId: string;

  @Column({ type: 'varchar', length: 20 })
  kind: HitActKind;

  @Column({ type: 'datetime', precision: 6 })
  at: Date;

  /** The bureau that acted; null for what the desk did of itself. */
  @Column({ type: 'varchar', length: 3, nullable: true })
  bureau: string | null;

  /** The officer who acted; shown to their own bureau only. */
  @Column({ type: 'varchar', length: 128, nullable: true })
  subject: string | null;

  @Column({ type: 'text', nullable: true })
  reason: string | null;
}
