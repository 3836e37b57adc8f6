import { RecordRow } from '@crimegraph/shared/store/record-row';
import { Column, Entity, Index } from 'typeorm';

/** What a relative is to the missing person. */
export type ClaimedRelationship = 'PARENT' | 'CHILD' | 'FULL_SIBLING';

/** The profile of a missing person's relative: a collection of its own, which criminal searches never touch. */
@Entity('relative_profile')
@Index('relative_profile_expiry', ['owner', 'expiresAt', 'id'])
@Index('relative_profile_missing', ['missingPersonId', 'id'])
@Index('relative_profile_sequence', ['sequence'], { unique: true })
export class RelativeProfile extends RecordRow {
  /** Its number in the gallery `relatives`. */
  @Column({ type: 'int' })
  sequence: number;

  @Column({ type: 'varchar', length: 12 })
  relationship: ClaimedRelationship;

  /** The day on which the relative agreed to this use. */
  @Column({ type: 'varchar', length: 10 })
  consentedOn: string;

  /** JSON: locus to its two alleles. */
  @Column({ type: 'text' })
  alleles: string;

  /** As in `DnaGenotype`. */
  @Column({ type: 'varchar', length: 255 })
  genotypes: string;

  /** The owner's reference of the missing person's case. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  nationalReference: string | null;

  /** Database id of the person who is missing; null when that one is not on record, or not told. */
  @Column({ type: 'varchar', length: 36, nullable: true })
  missingPersonId: string | null;
}
