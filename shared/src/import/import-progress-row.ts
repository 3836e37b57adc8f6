import { Column, Entity, PrimaryColumn } from 'typeorm';

/** SQLite gives numbers, MySQL gives text; files are far smaller than 2^53 bytes. */
const bytes = { to: (value: number) => value, from: (value: unknown) => Number(value) };

/** How far the import of one file has come: written in the transaction of its rows, so a restart goes on exactly there. */
@Entity('import_progress')
export class ImportProgressRow {
  /** SHA-256, hexadecimal, of the kind of records, the bureau, the options and the digest of the file. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  id: string;

  /** SHA-256 of the file, hexadecimal. */
  @Column({ type: 'varchar', length: 64 })
  fileDigest: string;

  @Column({ type: 'varchar', length: 3 })
  bureau: string;

  /** The first byte of the file that has not been dealt with. */
  @Column({ type: 'bigint', transformer: bytes })
  byteOffset: number;

  /** The row before that byte, as a spreadsheet counts: the header is row 1. */
  @Column({ type: 'int' })
  rowNumber: number;

  @Column({ type: 'int' })
  recorded: number;

  @Column({ type: 'int' })
  refused: number;

  /** Length of the report of what was refused so far. */
  @Column({ type: 'bigint', transformer: bytes })
  reportBytes: number;

  /** UUID of the process that wrote this: another that imports the same file finds that it is not alone. */
  @Column({ type: 'varchar', length: 36 })
  run: string;

  @Column({ type: 'datetime', precision: 6 })
  startedAt: Date;

  /** Null until the whole file has been dealt with. */
  @Column({ type: 'datetime', precision: 6, nullable: true })
  finishedAt: Date | null;
}
