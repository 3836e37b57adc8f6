/** The five layouts of ICAO Doc 9303: parts 5 (TD1), 6 (TD2), 4 (TD3) and 7 (visas MRV-A, MRV-B). */
export type MrzFormat = 'TD1' | 'TD2' | 'TD3' | 'MRV_A' | 'MRV_B';

/** A run of characters: 0-based line, 0-based first character, and the position after the last one. */
export interface MrzRange {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** Where each data element stands; a key is absent where the format has no such element. */
export interface MrzFieldRanges {
  readonly documentCode: MrzRange;
  readonly issuingCountry: MrzRange;
  readonly name: MrzRange;
  readonly documentNumber: MrzRange;
  readonly documentNumberCheck: MrzRange;
  readonly nationality: MrzRange;
  readonly birthDate: MrzRange;
  readonly birthDateCheck: MrzRange;
  readonly sex: MrzRange;
  readonly expiryDate: MrzRange;
  readonly expiryDateCheck: MrzRange;
  readonly optionalData: MrzRange;
  /** TD1 only: the optional data of the middle line. */
  readonly optionalData2?: MrzRange;
  /** TD3 only: the check digit over the personal number (the optional data). */
  readonly personalNumberCheck?: MrzRange;
  /** TD1, TD2 and TD3; visas have none. */
  readonly composite?: MrzRange;
}

/** One format as data. */
export interface MrzLayout {
  readonly format: MrzFormat;
  readonly lineCount: number;
  readonly lineLength: number;
  /** Per line, the fewest characters that can be left when a scanner has dropped trailing fillers. */
  readonly shortestLines: readonly number[];
  /** Whether a number of more than nine characters runs on into the optional data (part 5 and part 6, note j). */
  readonly longDocumentNumber: boolean;
  readonly fields: MrzFieldRanges;
  /** The parts which, joined in this order, the composite check digit covers; empty for visas. */
  readonly compositeRanges: readonly MrzRange[];
}

const at = (line: number, start: number, end: number): MrzRange => ({ line, start, end });

const TD1: MrzLayout = {
  format: 'TD1',
  lineCount: 3,
  lineLength: 30,
  shortestLines: [15, 18, 2],
  longDocumentNumber: true,
  fields: {
    documentCode: at(0, 0, 2),
    issuingCountry: at(0, 2, 5),
    documentNumber: at(0, 5, 14),
    documentNumberCheck: at(0, 14, 15),
    optionalData: at(0, 15, 30),
    birthDate: at(1, 0, 6),
    birthDateCheck: at(1, 6, 7),
    sex: at(1, 7, 8),
    expiryDate: at(1, 8, 14),
    expiryDateCheck: at(1, 14, 15),
    nationality: at(1, 15, 18),
    optionalData2: at(1, 18, 29),
    composite: at(1, 29, 30),
    name: at(2, 0, 30),
  },
  compositeRanges: [at(0, 5, 30), at(1, 0, 7), at(1, 8, 15), at(1, 18, 29)],
};

/** The formats of two lines share all positions up to the expiry date; they differ in length and in what follows. */
const twoLineFields = (length: number, optionalEnd: number) => ({
  documentCode: at(0, 0, 2),
  issuingCountry: at(0, 2, 5),
  name: at(0, 5, length),
  documentNumber: at(1, 0, 9),
  documentNumberCheck: at(1, 9, 10),
  nationality: at(1, 10, 13),
  birthDate: at(1, 13, 19),
  birthDateCheck: at(1, 19, 20),
  sex: at(1, 20, 21),
  expiryDate: at(1, 21, 27),
  expiryDateCheck: at(1, 27, 28),
  optionalData: at(1, 28, optionalEnd),
});

const TD2: MrzLayout = {
  format: 'TD2',
  lineCount: 2,
  lineLength: 36,
  shortestLines: [7, 28],
  longDocumentNumber: true,
  fields: { ...twoLineFields(36, 35), composite: at(1, 35, 36) },
  compositeRanges: [at(1, 0, 10), at(1, 13, 20), at(1, 21, 35)],
};

const TD3: MrzLayout = {
  format: 'TD3',
  lineCount: 2,
  lineLength: 44,
  shortestLines: [7, 28],
  longDocumentNumber: false,
  fields: { ...twoLineFields(44, 42), personalNumberCheck: at(1, 42, 43), composite: at(1, 43, 44) },
  compositeRanges: [at(1, 0, 10), at(1, 13, 20), at(1, 21, 43)],
};

const MRV_A: MrzLayout = {
  format: 'MRV_A',
  lineCount: 2,
  lineLength: 44,
  shortestLines: [7, 28],
  longDocumentNumber: false,
  fields: twoLineFields(44, 44),
  compositeRanges: [],
};

const MRV_B: MrzLayout = {
  format: 'MRV_B',
  lineCount: 2,
  lineLength: 36,
  shortestLines: [7, 28],
  longDocumentNumber: false,
  fields: twoLineFields(36, 36),
  compositeRanges: [],
};

/** Every layout by its format. Source: ICAO Doc 9303 parts 4 to 7, "Data structure of the MRZ". */
export const MRZ_LAYOUTS: Readonly<Record<MrzFormat, MrzLayout>> = { TD1, TD2, TD3, MRV_A, MRV_B };
