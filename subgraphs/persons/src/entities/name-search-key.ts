import { Entity, PrimaryColumn } from 'typeorm';
import { wideNumber } from './wide-number';

/**
 * One key of one person's names, in the order in which a search walks: all persons of a key are one range of the primary key.
 * Numbers in place of texts, since there are some twenty of these rows for each person.
 */
@Entity('name_search_key', { withoutRowid: true })
export class NameSearchKey {
  /** The version of the rules by which the key was made: those of two versions stand side by side. */
  @PrimaryColumn({ type: 'int' })
  scheme: number;

  /** 32 bits of the key, signed. Two keys of one hash only add candidates, which are then judged by their names. */
  @PrimaryColumn({ type: 'int' })
  hash: number;

  /** The person's `searchNumber`. */
  @PrimaryColumn({ type: 'bigint', transformer: wideNumber })
  number: number;
}
