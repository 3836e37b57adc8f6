import { checkDigit } from './check-digit';
import { asDigits, asLetters, looksLikeFillers, startOfFillerRun } from './confusables';
import { documentNumberParts } from './document-number';
import type { MrzRange } from './formats';
import { amend, compositeText, textAt, type MrzSheet } from './mrz-sheet';
import { repairDocumentNumber } from './repair-document-number';

const FILLERS = 'Fillers read as letters';
const LETTERS = 'Only letters can stand here';
const DIGITS = 'Only digits can stand here';
const PROVEN = 'The only repair that agrees with the check digit';

/**
 * Repairs in place what the type of each data element settles (ICAO Doc 9303 parts 4 to 7, data structure): fillers read as letters
 * at the end of names and optional data, digits among letters, letters among digits. The document number may hold both:
 * there only what the check digit proves is changed.
 */
export function repairMrzFields(sheet: MrzSheet): void {
  const { fields } = sheet.layout;
  repairName(sheet);
  repairCountry(sheet, fields.issuingCountry, 'ISSUING_COUNTRY');
  repairCountry(sheet, fields.nationality, 'NATIONALITY');
  repairDocumentCode(sheet);
  repairDate(sheet, fields.birthDate, fields.birthDateCheck, 'BIRTH_DATE');
  repairDate(sheet, fields.expiryDate, fields.expiryDateCheck, 'EXPIRY_DATE');
  if (textAt(sheet, fields.sex) === 'X') {
    amend(sheet, fields.sex, '<', 'SEX', 'Unspecified is a filler in the machine readable zone');
  }
  if (fields.composite) amend(sheet, fields.composite, asDigits(textAt(sheet, fields.composite)), 'COMPOSITE', DIGITS);
  repairOptionalData(sheet, fields.optionalData);
  if (fields.optionalData2) repairOptionalData(sheet, fields.optionalData2);
  repairPersonalNumberCheck(sheet);
  repairNumber(sheet);
}

function repairName(sheet: MrzSheet): void {
  const range = sheet.layout.fields.name;
  const text = textAt(sheet, range);
  const start = endOfNames(text);
  const run = startOfFillerRun(text);
  const from = start >= 0 && looksLikeFillers(text.slice(start)) ? start : run;
  if (from >= 0) amend(sheet, range, text.slice(0, from).padEnd(text.length, '<'), 'NAME', FILLERS);
  amend(sheet, range, asLetters(textAt(sheet, range)), 'NAME', LETTERS);
}

/** Two fillers stand once, between the identifiers; three, or two a second time, end the names. -1 if neither is there. */
function endOfNames(text: string): number {
  const first = text.indexOf('<<');
  const second = first < 0 ? -1 : text.indexOf('<<', first + 2);
  const triple = text.indexOf('<<<');
  if (triple < 0) return second;
  return second < 0 ? triple : Math.min(second, triple);
}

function repairCountry(sheet: MrzSheet, range: MrzRange, field: string): void {
  amend(sheet, range, asLetters(textAt(sheet, range)), field, LETTERS);
  const text = textAt(sheet, range);
  // Germany is the only issuer whose code is one letter, and no code of three letters begins with D and two look-alikes.
  if (/^D[KCEL<]{2}$/.test(text)) amend(sheet, range, 'D<<', field, FILLERS);
}

/** A first character 1 or L is an I; a K after it is a filler where this scan took fillers for K elsewhere. */
function repairDocumentCode(sheet: MrzSheet): void {
  const range = sheet.layout.fields.documentCode;
  const text = textAt(sheet, range);
  if (text.startsWith('1') || text.startsWith('L')) amend(sheet, range, `I${text.slice(1)}`, 'DOCUMENT_CODE', LETTERS);
  if (tookFillersForK(sheet)) amend(sheet, range, textAt(sheet, range).replace(/K$/, '<'), 'DOCUMENT_CODE', FILLERS);
}

function tookFillersForK(sheet: MrzSheet): boolean {
  return sheet.corrections.some(({ reason, from, to }) => reason === FILLERS && count(from, 'K') > count(to, 'K'));
}

const count = (text: string, char: string): number => text.split(char).length - 1;

function repairDate(sheet: MrzSheet, range: MrzRange, check: MrzRange, field: string): void {
  const pairs = [0, 2, 4].map((start) => textAt(sheet, range).slice(start, start + 2));
  const repaired = pairs.map((pair) => (looksLikeFillers(pair) && pair !== 'LL' ? '<<' : asDigits(pair))).join('');
  amend(sheet, range, repaired, field, DIGITS);
  amend(sheet, check, asDigits(textAt(sheet, check)), field, DIGITS);
}

function repairOptionalData(sheet: MrzSheet, range: MrzRange): void {
  const text = textAt(sheet, range);
  const run = startOfFillerRun(text);
  const gap = text.indexOf('<<');
  const doubtful = gap >= 0 && looksLikeFillers(text.slice(gap)) ? gap : -1;
  const from = run >= 0 ? Math.min(run, doubtful >= 0 ? doubtful : run) : doubtful;
  if (from < 0) return;
  const trial: MrzSheet = { ...sheet, lines: [...sheet.lines], corrections: [] };
  amend(trial, range, text.slice(0, from).padEnd(text.length, '<'), 'OPTIONAL_DATA', FILLERS);
  // What a check digit confirms as printed is no noise; a letter or two after fillers is noise only in a noisy scan.
  if (compositeHolds(sheet) && !compositeHolds(trial)) return;
  const proven = !compositeHolds(sheet) && compositeHolds(trial);
  if (run >= 0 || proven || sheet.corrections.some(({ field, reason }) => field === 'NAME' && reason === FILLERS)) {
    amend(sheet, range, textAt(trial, range), 'OPTIONAL_DATA', FILLERS);
  }
}

function compositeHolds(sheet: MrzSheet): boolean {
  const { composite } = sheet.layout.fields;
  return composite !== undefined && checkDigit(compositeText(sheet)) === textAt(sheet, composite);
}

function repairPersonalNumberCheck(sheet: MrzSheet): void {
  const { optionalData, personalNumberCheck } = sheet.layout.fields;
  if (personalNumberCheck === undefined) return;
  const check = textAt(sheet, personalNumberCheck);
  const empty = looksLikeFillers(check) && /^<+$/.test(textAt(sheet, optionalData));
  amend(sheet, personalNumberCheck, empty ? '<' : asDigits(check), 'PERSONAL_NUMBER', empty ? FILLERS : DIGITS);
}

function repairNumber(sheet: MrzSheet): void {
  const { documentNumber, documentNumberCheck } = sheet.layout.fields;
  const field = 'DOCUMENT_NUMBER';
  // K counts 20, a filler 0: no check digit tells them apart, so the rest of the scan has to.
  const trailing = /K{2,}$/.exec(textAt(sheet, documentNumber));
  if (trailing && tookFillersForK(sheet)) {
    amend(sheet, documentNumber, textAt(sheet, documentNumber).slice(0, trailing.index).padEnd(9, '<'), field, FILLERS);
  }
  const printed = textAt(sheet, documentNumberCheck);
  if (looksLikeFillers(printed) && printed !== '<' && longNumberHolds(sheet)) {
    amend(sheet, documentNumberCheck, '<', field, FILLERS);
  }
  const parts = documentNumberParts(sheet);
  amend(sheet, parts.checkRange, asDigits(parts.check), field, DIGITS);
  const check = textAt(sheet, parts.checkRange);
  if (checkDigit(parts.text) === check) return;
  const repaired = repairDocumentNumber(parts.text, check);
  if (repaired === null) return;
  let taken = 0;
  for (const range of parts.ranges) {
    amend(sheet, range, repaired.slice(taken, taken + range.end - range.start), field, PROVEN);
    taken += range.end - range.start;
  }
}

/** Whether the number, if its check position were a filler, would run on into the optional data with the right check digit. */
function longNumberHolds(sheet: MrzSheet): boolean {
  const trial: MrzSheet = { ...sheet, lines: [...sheet.lines], corrections: [] };
  amend(trial, sheet.layout.fields.documentNumberCheck, '<', '', '');
  const { ranges, text, check } = documentNumberParts(trial);
  return ranges.length > 1 && checkDigit(text) === check;
}
