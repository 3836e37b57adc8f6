import type { MrzRange } from './formats';
import { textAt, type MrzSheet } from './mrz-sheet';

/** The document number of a sheet and the parts it is made of. */
export interface DocumentNumberParts {
  /** All characters of the number in order, fillers kept: what the check digit covers. */
  readonly text: string;
  readonly check: string;
  readonly checkRange: MrzRange;
  /** Where the characters of `text` stand. */
  readonly ranges: readonly MrzRange[];
  /** Where the optional data begins in its line: after the rest of a long number and its check digit. */
  readonly optionalStart: number;
}

/**
 * The document number. In TD1 and TD2 a filler in the check position says that a longer number runs on into the optional
 * data: there stand its rest, its check digit over the whole number, and a filler (ICAO Doc 9303 part 5, section 4.2.2 note j;
 * part 6, note j).
 */
export function documentNumberParts(sheet: MrzSheet): DocumentNumberParts {
  const { fields, longDocumentNumber } = sheet.layout;
  const { documentNumber, documentNumberCheck, optionalData } = fields;
  const principal = textAt(sheet, documentNumber);
  const check = textAt(sheet, documentNumberCheck);
  const run = textAt(sheet, optionalData).split('<', 1)[0] ?? '';
  if (!longDocumentNumber || check !== '<' || run.length < 2 || principal.endsWith('<')) {
    const ranges = [documentNumber];
    return { text: principal, check, checkRange: documentNumberCheck, ranges, optionalStart: optionalData.start };
  }
  const end = optionalData.start + run.length;
  return {
    text: principal + run.slice(0, -1),
    check: run.slice(-1),
    checkRange: { line: optionalData.line, start: end - 1, end },
    ranges: [documentNumber, { line: optionalData.line, start: optionalData.start, end: end - 1 }],
    optionalStart: end,
  };
}
