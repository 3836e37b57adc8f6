import { Entity, PrimaryColumn } from 'typeorm';

/** One bureau or entity on the restriction list of one record; the record's `restriction` says how the list is meant. */
@Entity('restricted_party')
export class RestrictionRow {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  recordId: string;

  /** As `partyOf` names it. */
  @PrimaryColumn({ type: 'varchar', length: 200 })
  party: string;
}
