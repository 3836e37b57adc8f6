import { Entity, PrimaryColumn } from 'typeorm';

/** One bureau on the restriction list of one record; the record's `restriction` says how the list is meant. */
@Entity('record_restriction')
export class RestrictionRow {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  recordId: string;

  @PrimaryColumn({ type: 'varchar', length: 3 })
  bureau: string;
}
