import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a name is to its bearer. */
export type PersonNameKind = 'PRIMARY' | 'ALIAS' | 'BIRTH' | 'FORMER' | 'ORIGINAL_SCRIPT';

/** How well a name identifies its bearer. */
export type NameQuality = 'GOOD' | 'LOW';

/**
 * One name of one person, with the keys by which it is searched. The year stands beside them so that one range of one
 * index answers the search for a common name.
 */
@Entity('person_name')
@Index('person_name_key', ['nameKey', 'birthYear', 'personId'])
export class PersonName {
  /** Database id of the person. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  personId: string;

  /** Place among the person's names, from 0. */
  @PrimaryColumn({ type: 'int' })
  position: number;

  @Column({ type: 'varchar', length: 16 })
  kind: PersonNameKind;

  @Column({ type: 'varchar', length: 4 })
  quality: NameQuality;

  /** ISO 15924. */
  @Column({ type: 'varchar', length: 4 })
  script: string;

  /** The name as a whole, as it is shown. */
  @Column({ type: 'varchar', length: 502 })
  full: string;

  @Column({ type: 'varchar', length: 250, nullable: true })
  family: string | null;

  @Column({ type: 'varchar', length: 250, nullable: true })
  given: string | null;

  /** As `nameKey` gives it. */
  @Column({ type: 'varchar', length: 255 })
  nameKey: string;

  /** As `mrzKey` gives it; null when no zone could write the name. */
  @Column({ type: 'varchar', length: 255, nullable: true })
  mrzKey: string | null;

  /** The year of the person's birth; 0 when it is not known, several are stated, or it is about right only: such a person fits every year. */
  @Column({ type: 'int' })
  birthYear: number;
}
