import type { MrzLayout, MrzRange } from './formats';
import type { MrzCorrection } from './mrz-reading';

/** The lines of one format while they are being repaired; each change is written down. */
export interface MrzSheet {
  readonly layout: MrzLayout;
  readonly lines: string[];
  readonly corrections: MrzCorrection[];
}

/** The characters of a range; '' where the format has no such element. */
export function textAt(sheet: MrzSheet, range: MrzRange | undefined): string {
  return range === undefined ? '' : (sheet.lines[range.line] ?? '').slice(range.start, range.end);
}

/** The characters that the composite check digit covers, joined (ICAO Doc 9303 parts 4 to 6); '' for visas. */
export function compositeText(sheet: MrzSheet): string {
  return sheet.layout.compositeRanges.map((range) => textAt(sheet, range)).join('');
}

/** Replaces a range by a text of the same length and writes down why; does nothing when the text is already so. */
export function amend(sheet: MrzSheet, range: MrzRange, to: string, field: string, reason: string): void {
  const from = textAt(sheet, range);
  if (from === to) return;
  const line = sheet.lines[range.line] ?? '';
  sheet.lines[range.line] = line.slice(0, range.start) + to + line.slice(range.end);
  sheet.corrections.push({ field, from, to, reason });
}
