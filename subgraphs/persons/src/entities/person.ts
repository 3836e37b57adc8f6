import type { PersonStatus } from '@crimegraph/shared/field-rules/person-status';
import { RecordRow } from '@crimegraph/shared/store/record-row';
import { Column, Entity, Index } from 'typeorm';
import { wideNumber } from './wide-number';

/** What a record of persons is of. */
export type PersonKind = 'INDIVIDUAL' | 'ORGANISATION';

/** What to beware of (after Regulation (EU) 2018/1862, Art. 20(3)). */
export type WarningMarker =
  'ARMED' | 'VIOLENT' | 'ESCAPED' | 'SUICIDE_RISK' | 'PUBLIC_HEALTH_THREAT' | 'TERRORISM_LINKED';

/** Sex as travel documents state it (ICAO Doc 9303 part 3). */
export type Sex = 'F' | 'M' | 'X';

/** What another system calls the same person. */
export interface ExternalReference {
  scheme: string;
  value: string;
}

/** One person on record, without the names. Lists are kept in one column each: nothing searches in them. */
@Entity('person')
@Index('person_expiry', ['owner', 'expiresAt', 'id'])
@Index('person_owner', ['owner', 'status', 'id'])
@Index('person_search', ['searchNumber', 'expiresAt', 'owner', 'confidentiality', 'restriction', 'id'])
@Index('person_key_scheme', ['keyScheme', 'id'])
export class Person extends RecordRow {
  @Column({ type: 'varchar', length: 12 })
  kind: PersonKind;

  @Column({ type: 'varchar', length: 16 })
  status: PersonStatus;

  /** Partial date. */
  @Column({ type: 'varchar', length: 10, nullable: true })
  birthDate: string | null;

  /** Partial dates. */
  @Column({ type: 'simple-array' })
  otherBirthDates: string[];

  /** 1 when the birth dates are about right only, or the ends of a span; else 0. */
  @Column({ type: 'int' })
  birthDateApproximate: number;

  @Column({ type: 'varchar', length: 250, nullable: true })
  birthPlace: string | null;

  @Column({ type: 'varchar', length: 3, nullable: true })
  birthCountry: string | null;

  @Column({ type: 'varchar', length: 1, nullable: true })
  sex: Sex | null;

  /** Alpha-3 codes. */
  @Column({ type: 'simple-array' })
  nationalities: string[];

  @Column({ type: 'simple-array' })
  warnings: WarningMarker[];

  @Column({ type: 'int', nullable: true })
  heightCm: number | null;

  @Column({ type: 'int', nullable: true })
  weightKg: number | null;

  /** A code of `appearance-codes`. */
  @Column({ type: 'varchar', length: 8, nullable: true })
  eyeColour: string | null;

  /** A code of `appearance-codes`. */
  @Column({ type: 'varchar', length: 8, nullable: true })
  hairColour: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  marks: string | null;

  /** Codes of ISO 639-2/B, in capitals. */
  @Column({ type: 'simple-array' })
  languages: string[];

  @Column({ type: 'varchar', length: 64, nullable: true })
  caseReference: string | null;

  @Column({ type: 'simple-json' })
  externalReferences: ExternalReference[];

  @Column({ type: 'text', nullable: true })
  remarks: string | null;

  /** What stands for the person in the table of search keys: 52 bits of a digest of the id. Two persons may share one. */
  @Column({ type: 'bigint', default: 0, transformer: wideNumber })
  searchNumber: number;

  /** The version of the search keys that the person's names have; 0: none yet. */
  @Column({ type: 'int', default: 0 })
  keyScheme: number;
}
