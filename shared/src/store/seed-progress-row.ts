import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a seed or an import has come: written in the transaction of its rows, so a restart goes on exactly there. */
@Entity('seed_progress')
export class SeedProgressRow {
  /** What is being seeded, for instance `persons`. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  name: string;

  /** The first index that is not in the store yet. */
  @Column({ type: 'int' })
  next: number;
}
