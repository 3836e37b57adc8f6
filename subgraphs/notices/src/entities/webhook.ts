import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An address of a bureau that is told of its hits. */
@Entity('webhook')
@Index('webhook_of_bureau', ['bureau', 'id'])
export class Webhook {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  @Column({ type: 'varchar', length: 3 })
  bureau: string;

  @Column({ type: 'varchar', length: 1024 })
  url: string;

  /** The signing secret, encrypted (`WebhookSecrets`). */
  @Column({ type: 'text' })
  sealedSecret: string;

  /** Clearance of whoever registered it: it is told no more than they might see. */
  @Column({ type: 'integer' })
  clearance: number;

  /** 1 when whoever registered it may know of the commission's cases, else 0: likewise. */
  @Column({ type: 'integer', default: 0 })
  toldOfCommission: number;

  /** 1 when whoever registered it may know of the tasks of review, else 0: likewise. */
  @Column({ type: 'integer', default: 0 })
  toldOfReviews: number;

  @Column({ type: 'datetime', precision: 6 })
  registeredAt: Date;

  @Column({ type: 'varchar', length: 128 })
  registeredBy: string;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  lastDeliveredAt: Date | null;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  lastFailedAt: Date | null;
}
