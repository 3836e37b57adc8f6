import type { MrzFormat } from './formats';

/** A machine readable zone published as an example in ICAO Doc 9303 (the state of Utopia, UTO, does not exist). */
export interface MrzSpecimen {
  readonly name: string;
  readonly format: MrzFormat;
  /** The lines, joined by a newline. */
  readonly mrz: string;
}

/** The published examples, one or more a format. Their check digits are verified in the tests. */
export const MRZ_SPECIMENS: readonly MrzSpecimen[] = [
  {
    name: 'Passport (Doc 9303 part 4)',
    format: 'TD3',
    mrz: 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10',
  },
  {
    name: 'Passport (Doc 9303 part 1, sixth edition)',
    format: 'TD3',
    mrz: 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C<3UTO6908061F9406236ZE184226B<<<<<14',
  },
  {
    name: 'Identity card of size TD1 (Doc 9303 part 5)',
    format: 'TD1',
    mrz: 'I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<',
  },
  {
    name: 'Document of size TD2 (Doc 9303 part 6)',
    format: 'TD2',
    mrz: 'I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6',
  },
  {
    name: 'Visa of format A (Doc 9303 part 7)',
    format: 'MRV_A',
    mrz: 'V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<',
  },
  {
    name: 'Visa of format B (Doc 9303 part 7)',
    format: 'MRV_B',
    mrz: 'V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<',
  },
];
