import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row of the audit log (RPD Art. 125-127, Directive (EU) 2016/680 Art. 25). Rows are added, never changed. */
@Entity('audit_row')
export class AuditRow {
  /** The process that wrote it: each process keeps a chain of its own, so no two ever wait for one another. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  chain: string;

  /** 0, 1, 2, ... within the chain. */
  @PrimaryColumn({ type: 'int' })
  seq: number;

  @Column({ type: 'datetime', precision: 6 })
  at: Date;

  @Column({ type: 'varchar', length: 128 })
  subject: string;

  @Column({ type: 'varchar', length: 3 })
  bureau: string;

  @Column({ type: 'varchar', length: 16 })
  role: string;

  @Column({ type: 'varchar', length: 32 })
  purpose: string;

  @Column({ type: 'varchar', length: 64, nullable: true })
  caseReference: string | null;

  @Column({ type: 'varchar', length: 64 })
  trace: string;

  @Column({ type: 'varchar', length: 128, nullable: true })
  operation: string | null;

  @Column({ type: 'varchar', length: 64 })
  action: string;

  /** Keyed digest of what was searched for: equal searches can be found, the keys cannot be read. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  keysDigest: string | null;

  /** `HIT`, `MISS`, `READ`, or the type of a write's outcome. */
  @Column({ type: 'varchar', length: 64 })
  result: string;

  /** JSON list of the ids of the records shown. */
  @Column({ type: 'text' })
  shown: string;

  @Column({ type: 'varchar', length: 64 })
  previousHash: string;

  /** SHA-256 over the previous hash and this row's contents. */
  @Column({ type: 'varchar', length: 64 })
  hash: string;
}
