import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the line of a bureau's events has come. Whoever adds to a line holds its row until commit. */
@Entity('desk_line')
export class DeskLine {
  @PrimaryColumn({ type: 'varchar', length: 3 })
  bureau: string;

  /** `seq` of its last event. */
  @Column({ type: 'integer' })
  seq: number;
}
