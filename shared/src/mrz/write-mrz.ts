import { checkDigit } from './check-digit';
import { fitName } from './fit-name';
import { MRZ_LAYOUTS, type MrzFormat, type MrzLayout, type MrzRange } from './formats';
import { compositeText, type MrzSheet } from './mrz-sheet';
import { transliterate } from './transliterate';
import { UnwritableMrz } from './unwritable-mrz';

/** What a machine readable zone is written from; the names and shapes are those of `MrzReading`. */
export interface MrzFields {
  format: MrzFormat;
  /** One or two letters: 'P', 'PP', 'ID', 'V'. */
  documentCode: string;
  /** ICAO code of one to three letters; null writes fillers. */
  issuingCountry: string | null;
  /** In any script that `transliterate` knows. */
  surname: string;
  givenNames: string;
  /** Letters and digits; other signs become fillers. Up to 9 characters; TD1 up to 22, TD2 up to 14. */
  documentNumber: string;
  nationality: string | null;
  /** 'YYYY', 'YYYY-MM', 'YYYY-MM-DD', or null; what is unknown becomes fillers. */
  birthDate: string | null;
  /** 'X' and null write the filler. */
  sex: 'M' | 'F' | 'X' | null;
  /** 'YYYY-MM-DD', or null for fillers. */
  expiryDate: string | null;
  /** Up to 14 characters in TD3, 7 in TD2, 16 in MRV_A, 8 in MRV_B; TD1 15, then after a space 11 for its second line. */
  optionalData?: string | null;
}

/**
 * The lines of a machine readable zone, joined by a newline, with all check digits computed, names transliterated and
 * truncated as ICAO Doc 9303 parts 3 to 7 say, and long document numbers continued in the optional data (TD1, TD2).
 * Throws `UnwritableMrz` if a field does not fit.
 */
export function writeMrz(fields: MrzFields): string {
  const layout = MRZ_LAYOUTS[fields.format];
  const ranges = layout.fields;
  const sheet = blankSheet(layout);
  const put = (range: MrzRange | undefined, text: string) => range && write(sheet, range, text);
  const surname = transliterate(fields.surname);
  if (surname === '') throw new UnwritableMrz('surname', 'at least one letter that can be transliterated');
  const number = numberParts(fields.documentNumber, layout);
  const [optional = '', second = ''] = splitOptional(fields.optionalData ?? '', layout);

  put(ranges.documentCode, letters(fields.documentCode, 'documentCode', 1, 2));
  put(ranges.issuingCountry, letters(fields.issuingCountry ?? '', 'issuingCountry', 0, 3));
  put(ranges.nationality, letters(fields.nationality ?? '', 'nationality', 0, 3));
  put(ranges.name, fitName(surname, transliterate(fields.givenNames), ranges.name.end - ranges.name.start));
  put(ranges.documentNumber, number.principal);
  put(ranges.documentNumberCheck, number.check);
  put(ranges.sex, fields.sex === 'M' || fields.sex === 'F' ? fields.sex : '<');
  putDate(put, ranges.birthDate, ranges.birthDateCheck, birthDate(fields.birthDate));
  putDate(put, ranges.expiryDate, ranges.expiryDateCheck, expiryDate(fields.expiryDate));
  put(ranges.optionalData, fitted(number.continued + optional, ranges.optionalData));
  if (ranges.optionalData2) put(ranges.optionalData2, fitted(second, ranges.optionalData2));
  const personal = fitted(optional, ranges.optionalData);
  put(ranges.personalNumberCheck, /^<+$/.test(personal) ? '<' : checkDigit(personal));
  put(ranges.composite, checkDigit(compositeText(sheet)));
  return sheet.lines.join('\n');
}

function blankSheet(layout: MrzLayout): MrzSheet {
  const lines = Array.from({ length: layout.lineCount }, () => '<'.repeat(layout.lineLength));
  return { layout, lines, corrections: [] };
}

function write(sheet: MrzSheet, range: MrzRange, text: string): void {
  const line = sheet.lines[range.line] ?? '';
  const padded = text.padEnd(range.end - range.start, '<');
  sheet.lines[range.line] = line.slice(0, range.start) + padded + line.slice(range.end);
}

function putDate(put: (range: MrzRange, text: string) => void, range: MrzRange, check: MrzRange, date: string): void {
  put(range, date);
  put(check, checkDigit(date));
}

/** Upper case, and a filler for each sign that the zone does not have (part 3, section 4.3). */
const inAlphabet = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '<');

function letters(text: string, field: string, least: number, most: number): string {
  const upper = text.toUpperCase();
  if (upper.length < least || upper.length > most || !/^[A-Z]*$/.test(upper)) {
    throw new UnwritableMrz(field, `${least} to ${most} letters A to Z`);
  }
  return upper;
}

function numberParts(documentNumber: string, layout: MrzLayout) {
  const number = inAlphabet(documentNumber.trim());
  // A number that fits only without its separators loses them; inside a continued number a filler would end it.
  const whole = number.length <= 9 ? number : number.replaceAll('<', '');
  const { start, end } = layout.fields.optionalData;
  // The rest of a continued number is followed by its check digit and a filler.
  const most = layout.longDocumentNumber ? 9 + end - start - 2 : 9;
  if (whole.length > most || /^<*$/.test(whole)) {
    throw new UnwritableMrz('documentNumber', `1 to ${most} letters and digits for ${layout.format}`);
  }
  if (whole.length > 9) return continuedNumber(whole);
  const principal = whole.padEnd(9, '<');
  return { principal, check: checkDigit(principal), continued: '' };
}

function continuedNumber(whole: string) {
  return { principal: whole.slice(0, 9), check: '<', continued: `${whole.slice(9)}${checkDigit(whole)}<` };
}

function splitOptional(optionalData: string, layout: MrzLayout): string[] {
  const text = optionalData.trim();
  const space = text.indexOf(' ');
  if (layout.fields.optionalData2 === undefined || space < 0) return [inAlphabet(text)];
  return [inAlphabet(text.slice(0, space)), inAlphabet(text.slice(space + 1))];
}

function fitted(text: string, range: MrzRange): string {
  const room = range.end - range.start;
  if (text.replace(/<$/, '').length > room) {
    throw new UnwritableMrz('optionalData', `at most ${room} characters, the rest of a long document number included`);
  }
  return text.slice(0, room).padEnd(room, '<');
}

function birthDate(date: string | null): string {
  if (date === null) return '<<<<<<';
  const parts = /^\d\d(\d\d)(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date);
  if (parts === null) throw new UnwritableMrz('birthDate', "'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'");
  return `${parts[1] ?? '<<'}${parts[2] ?? '<<'}${parts[3] ?? '<<'}`;
}

function expiryDate(date: string | null): string {
  if (date === null) return '<<<<<<';
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) throw new UnwritableMrz('expiryDate', "'YYYY-MM-DD'");
  return date.replaceAll('-', '').slice(2);
}
