import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An event that one webhook has not taken yet; deleted when it has. */
@Entity('webhook_delivery')
@Index('webhook_delivery_once', ['eventId', 'webhookId'], { unique: true })
@Index('webhook_delivery_due', ['dueAt', 'webhookId'])
@Index('webhook_delivery_of_webhook', ['webhookId', 'dueAt', 'id'])
@Index('webhook_delivery_dead', ['webhookId', 'diedAt', 'id'])
export class WebhookDelivery {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  @Column({ type: 'varchar', length: 36 })
  webhookId: string;

  @Column({ type: 'varchar', length: 36 })
  eventId: string;

  /** How often it has been tried. */
  @Column({ type: 'integer' })
  attempts: number;

  /** When it is tried next. Whoever tries it moves this on first, so that nobody else does. Null for a dead letter. */
  @Column({ type: 'datetime', precision: 6, nullable: true })
  dueAt: Date | null;

  /** When it was given up; null while it is still tried. */
  @Column({ type: 'datetime', precision: 6, nullable: true })
  diedAt: Date | null;

  /** What the last try came to; null before the first failure. */
  @Column({ type: 'varchar', length: 32, nullable: true })
  lastFailure: string | null;
}
