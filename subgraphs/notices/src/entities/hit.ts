import type { HitEvent } from '@crimegraph/shared/hits/hit-event';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What the owner of the record has said about a hit. */
export type HitStatus = 'OPEN' | 'CONFIRMED' | 'DISMISSED' | 'INCONCLUSIVE';

/** How soon the owner has to answer. */
export type HitUrgency = 'URGENT' | 'ROUTINE';

/** One hit: somebody's search met somebody's record. */
@Entity('hit')
@Index('hit_inbox', ['owner', 'occurredAt', 'id'])
@Index('hit_inbox_by_status', ['owner', 'status', 'occurredAt', 'id'])
@Index('hit_own_searches', ['searchedBy', 'occurredAt', 'id'])
@Index('hit_escalated', ['escalatedTo', 'occurredAt', 'id'])
@Index('hit_next_step', ['nextStepAt', 'id'])
export class Hit {
  /** Id of the event: the same event delivered again is the same row. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  /** Global id of the record that was met. */
  @Column({ type: 'varchar', length: 80 })
  recordId: string;

  @Column({ type: 'varchar', length: 32 })
  recordType: HitEvent['recordType'];

  /** The bureau that owns the record: the hit is in its inbox. */
  @Column({ type: 'varchar', length: 3 })
  owner: string;

  @Column({ type: 'varchar', length: 3 })
  searchedBy: string;

  @Column({ type: 'varchar', length: 32 })
  purpose: string;

  @Column({ type: 'varchar', length: 8 })
  level: HitEvent['level'];

  @Column({ type: 'varchar', length: 64 })
  checkId: string;

  @Column({ type: 'datetime', precision: 6 })
  occurredAt: Date;

  @Column({ type: 'varchar', length: 12 })
  status: HitStatus;

  @Column({ type: 'varchar', length: 8 })
  urgency: HitUrgency;

  /** Kept, not worked out on reading: a change of the rule must not move deadlines that bureaus were told. */
  @Column({ type: 'datetime', precision: 6 })
  confirmBy: Date;
  /** Clearance that a viewer of the bureau that searched needs to see the hit; null when none of them may. */
  @Column({ type: 'integer', nullable: true })
  outcomeClearance: number | null;

  /** How many steps of escalation have been taken since it was opened, or opened again. */
  @Column({ type: 'integer', default: 0 })
  step: number;

  /** When the next one is due; null when there is none. */
  @Column({ type: 'datetime', precision: 6, nullable: true })
  nextStepAt: Date | null;

  /** The bureau whose inbox it is in besides the owner's; null while it is in no other. */
  @Column({ type: 'varchar', length: 3, nullable: true })
  escalatedTo: string | null;
}
