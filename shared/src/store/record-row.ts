import { Column, PrimaryColumn } from 'typeorm';

/**
 * How a record's restriction list is meant: none, everyone but these, or nobody but these (RPD Art. 58); blocked, whatever the
 * list says, for everyone but the owner.
 */
export type RestrictionMode = 'NONE' | 'DENY' | 'ALLOW' | 'BLOCK';

/** The columns that every record has, whatever it is about: whose it is, who may see it, and until when. */
export abstract class RecordRow {
  /** UUID; the public id is `globalId(type, id)`. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  /** Alpha-3 code of the bureau that owns the record and alone may change it. */
  @Column({ type: 'varchar', length: 3 })
  owner: string;

  /** 1 official use only, 2 restricted, 3 confidential. */
  @Column({ type: 'int' })
  confidentiality: number;

  @Column({ type: 'varchar', length: 5 })
  restriction: RestrictionMode;

  @Column({ type: 'datetime', precision: 6 })
  recordedAt: Date;

  @Column({ type: 'datetime', precision: 6 })
  updatedAt: Date;

  /** From this instant on the record is invisible on every path. */
  @Column({ type: 'datetime', precision: 6 })
  expiresAt: Date;
}
