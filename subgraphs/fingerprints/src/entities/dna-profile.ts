import { RecordRow } from '@crimegraph/shared/store/record-row';
import { Column, Entity, Index } from 'typeorm';

/** Where a DNA sample is from. */
export type DnaProfileKind = 'PERSON' | 'SCENE' | 'MISSING_PERSON' | 'UNIDENTIFIED_BODY';

/** One coded DNA profile. */
@Entity('dna_profile')
@Index('dna_profile_expiry', ['owner', 'expiresAt', 'id'])
@Index('dna_profile_person', ['personId', 'id'])
export class DnaProfile extends RecordRow {
  @Column({ type: 'varchar', length: 20 })
  kind: DnaProfileKind;

  @Column({ type: 'varchar', length: 36, nullable: true })
  personId: string | null;

  /** JSON: locus to its two alleles, for instance `{"TH01": ["6", "9.3"]}`. */
  @Column({ type: 'text' })
  alleles: string;

  @Column({ type: 'varchar', length: 64, nullable: true })
  nationalReference: string | null;
}
