import { Column, PrimaryColumn } from 'typeorm';

/** What somebody trained has said of a search; a later decision does not take an earlier one away. */
export abstract class SearchDecision<Outcome extends string = string> {
  /** UUID version 7: in the order of time. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  @Column({ type: 'varchar', length: 36 })
  checkId: string;

  /** The bureau that searched and decided; nobody else is shown it. */
  @Column({ type: 'varchar', length: 3 })
  bureau: string;

  @Column({ type: 'varchar', length: 128 })
  decidedBy: string;

  @Column({ type: 'varchar', length: 20 })
  outcome: Outcome;

  /** Database id of the record that was decided on; null when it is about the whole list. */
  @Column({ type: 'varchar', length: 36, nullable: true })
  recordId: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  reason: string | null;

  @Column({ type: 'datetime', precision: 6 })
  decidedAt: Date;
}
