import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DnaProfileKind } from './dna-profile';

/** What a profile is searched by, in the order in which profiles were recorded. */
@Entity('dna_genotype')
@Index('dna_genotype_record', ['recordId'], { unique: true })
export class DnaGenotype {
  @PrimaryColumn({ type: 'int' })
  sequence: number;

  @Column({ type: 'varchar', length: 36 })
  recordId: string;

  @Column({ type: 'varchar', length: 20 })
  kind: DnaProfileKind;

  /** Hexadecimal, two bytes a locus, as `genotypesText` writes it. */
  @Column({ type: 'varchar', length: 255 })
  genotypes: string;
}
