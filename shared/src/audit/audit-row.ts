import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * One row of the audit log (RPD Art. 125-127, Directive (EU) 2016/680 Art. 25): one act of one caller. Rows are added, never
 * changed. Nothing in it is personal data of those who were searched for: keys are keyed digests, records are opaque ids.
 */
@Entity('audit_row')
@Index('audit_row_id', ['id'], { unique: true })
@Index('audit_row_subject', ['subject', 'id'])
@Index('audit_row_bureau', ['bureau', 'id'])
@Index('audit_row_action', ['bureau', 'action', 'id'])
@Index('audit_row_result', ['bureau', 'result', 'id'])
export class AuditRow {
  /** The process that wrote it: each process keeps a chain of its own, so no two ever wait for one another. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  chain: string;

  /** 0, 1, 2, ... within the chain. */
  @PrimaryColumn({ type: 'int' })
  seq: number;

  /** UUID version 7 made from `at`: in the order of time, whatever the chain. The `checkId` of a check. */
  @Column({ type: 'varchar', length: 36 })
  id: string;

  /** When the request came. */
  @Column({ type: 'datetime', precision: 6 })
  at: Date;

  @Column({ type: 'varchar', length: 128 })
  subject: string;

  @Column({ type: 'varchar', length: 3 })
  bureau: string;

  /** The national entity or unit on whose behalf the subject acted, where its token names one. */
  @Column({ type: 'varchar', length: 128, nullable: true })
  onBehalfOf: string | null;

  @Column({ type: 'varchar', length: 16 })
  role: string;

  @Column({ type: 'varchar', length: 32 })
  purpose: string;

  @Column({ type: 'varchar', length: 64, nullable: true })
  caseReference: string | null;

  @Column({ type: 'varchar', length: 64 })
  trace: string;

  /** The name of the client's operation. */
  @Column({ type: 'varchar', length: 128, nullable: true })
  operation: string | null;

  /** The root field, the edge (`Person.notices`), or the type of a record that was looked up by reference. */
  @Column({ type: 'varchar', length: 64 })
  action: string;

  /** JSON list of keyed digests of what was searched for: equal keys can be found, none can be read. */
  @Column({ type: 'text' })
  keys: string;

  /** JSON list of the ids of the records that were asked for by id. */
  @Column({ type: 'text' })
  asked: string;

  /** JSON list of the ids of the records shown, made or changed. */
  @Column({ type: 'text' })
  shown: string;

  /** `HIT` or `MISS` of a search, `READ` or `MISS` of a read, the outcome of a write, `REPEATED`, `REFUSED`. */
  @Column({ type: 'varchar', length: 64 })
  result: string;

  /** Codes of what was refused or failed, separated by blanks; null when nothing was. */
  @Column({ type: 'varchar', length: 255, nullable: true })
  refusal: string | null;

  /** The hash of the row before it, or of the chain's name. */
  @Column({ type: 'varchar', length: 64 })
  previousHash: string;

  /** See `rowHash`. */
  @Column({ type: 'varchar', length: 64 })
  hash: string;
}

/** One act to be audited, before it has a place in a chain. */
export type AuditEntry = Omit<AuditRow, 'chain' | 'seq' | 'previousHash' | 'hash'>;
