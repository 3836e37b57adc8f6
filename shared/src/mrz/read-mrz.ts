// Our own reader: npm `mrz` 5 is ESM only (jest on Node 20 cannot require it), refuses UTO, and repairs no document number.
import { checkDigit } from './check-digit';
import { cleanMrzText } from './clean-mrz-text';
import { documentNumberParts } from './document-number';
import { fitMrzLines, type MrzFit } from './fit-mrz-lines';
import type { MrzRange } from './formats';
import { birthDateOf, expiryDateOf, hasDateShape } from './mrz-dates';
import type { MrzCheck, MrzCorrection, MrzReading } from './mrz-reading';
import { compositeText, textAt, type MrzSheet } from './mrz-sheet';
import { repairMrzFields } from './repair-mrz-fields';
import { UnreadableMrz } from './unreadable-mrz';

/** First letters of the document codes of ICAO Doc 9303: A, C, I (parts 5 and 6), P (part 4), V (part 7). */
const DOCUMENT_LETTERS = 'ACIPV';
/** Check digits that must hold before another first letter is believed: two by chance is one in a hundred. */
const CONVINCING_CHECKS = 2;
/** Of the twelve characters of the two dates, how many must be digits, and how many digits or fillers. */
const FEWEST_DATE_DIGITS = 4;
const FEWEST_DATE_CHARACTERS = 8;

/**
 * Reads a machine readable zone of any format of ICAO Doc 9303 parts 3 to 7 from a scan or from typing: any case, any line
 * ends or none, spaces, trimmed or misread fillers, letters read as digits and digits as letters. What was changed is in
 * `corrections`; wrong check digits are evidence in `checks`, never a refusal. `today` settles the centuries.
 *
 * Between several ways to see the text (visa A or B with trimmed lines, one string without newlines) the exact ones win,
 * then the one with the fewest invalid check digits, then the one with the fewest fillers added or removed.
 * Throws `UnreadableMrz` if the text is no machine readable zone.
 */
export function readMrz(text: string, today: Date = new Date()): MrzReading {
  const cleaned = cleanMrzText(text);
  const fits = fitMrzLines(cleaned.lines);
  for (const group of [fits.filter((fit) => fit.cost === 0), fits.filter((fit) => fit.cost > 0)]) {
    const readings = group
      .sort((a, b) => a.cost - b.cost)
      .map((fit) => interpret(fit, cleaned.corrections, today))
      .filter(isPlausible)
      .sort((a, b) => invalidChecks(a) - invalidChecks(b));
    if (readings[0]) return readings[0].reading;
  }
  const lengths = cleaned.lines.slice(0, 10).map((line) => line.length);
  throw new UnreadableMrz({ lines: cleaned.lines.length, lengths });
}

interface Interpretation {
  readonly reading: MrzReading;
  /** The characters of both dates as understood. */
  readonly dates: string;
  /** Whether there is a letter in the name as printed, before digits are read as letters. */
  readonly named: boolean;
}

function interpret(fit: MrzFit, cleaning: readonly MrzCorrection[], today: Date): Interpretation {
  const { layout } = fit;
  const sheet: MrzSheet = { layout, lines: [...fit.lines], corrections: [...cleaning, ...fit.corrections] };
  const named = /[A-Z]/.test(textAt(sheet, layout.fields.name));
  repairMrzFields(sheet);
  const { fields } = layout;
  const [birth, expiry] = [textAt(sheet, fields.birthDate), textAt(sheet, fields.expiryDate)];
  const number = documentNumberParts(sheet);
  const birthDate = birthDateOf(birth, today);
  const reading: MrzReading = {
    format: layout.format,
    documentCode: withoutFillers(textAt(sheet, fields.documentCode)),
    issuingCountry: withoutFillers(textAt(sheet, fields.issuingCountry)) || null,
    ...namesIn(textAt(sheet, fields.name)),
    documentNumber: withoutFillers(number.text),
    nationality: withoutFillers(textAt(sheet, fields.nationality)) || null,
    birthDate,
    sex: sexOf(textAt(sheet, fields.sex)),
    expiryDate: expiryDateOf(expiry, birthDate, today),
    optionalData: optionalDataOf(sheet, number.optionalStart),
    lines: sheet.lines,
    checks: checksOf(sheet),
    corrections: sheet.corrections,
  };
  return { reading, dates: birth + expiry, named };
}

function checksOf(sheet: MrzSheet): MrzCheck[] {
  const { fields } = sheet.layout;
  const number = documentNumberParts(sheet);
  const checks = [
    check('DOCUMENT_NUMBER', number.text, number.check),
    dateCheck('BIRTH_DATE', sheet, fields.birthDate, fields.birthDateCheck),
    dateCheck('EXPIRY_DATE', sheet, fields.expiryDate, fields.expiryDateCheck),
  ];
  if (fields.personalNumberCheck) {
    const personal = check(
      'PERSONAL_NUMBER',
      textAt(sheet, fields.optionalData),
      textAt(sheet, fields.personalNumberCheck),
    );
    // Part 4, section 4.2.2 note: over an empty field the check digit may be zero or a filler, as the issuer likes.
    const unused = personal.found === '<' && /^<+$/.test(textAt(sheet, fields.optionalData));
    checks.push({ ...personal, valid: personal.valid || unused });
  }
  if (fields.composite) checks.push(check('COMPOSITE', compositeText(sheet), textAt(sheet, fields.composite)));
  return checks;
}

function check(field: MrzCheck['field'], text: string, found: string): MrzCheck {
  const expected = checkDigit(text);
  return { field, expected, found, valid: expected === found };
}

function dateCheck(field: MrzCheck['field'], sheet: MrzSheet, range: MrzRange, checkRange: MrzRange): MrzCheck {
  const text = textAt(sheet, range);
  const result = check(field, text, textAt(sheet, checkRange));
  return { ...result, valid: result.valid && hasDateShape(text) };
}

/** The primary identifier, two fillers, the secondary identifier; one filler between parts (part 3, section 4.6). */
function namesIn(field: string): { surname: string; givenNames: string } {
  const names = field.replace(/<+$/, '');
  const gap = names.indexOf('<<');
  const parts = (text: string) => text.split('<').filter(Boolean).join(' ');
  return gap < 0
    ? { surname: parts(names), givenNames: '' }
    : { surname: parts(names.slice(0, gap)), givenNames: parts(names.slice(gap)) };
}

function sexOf(char: string): MrzReading['sex'] {
  if (char === 'M' || char === 'F') return char;
  return char === '<' ? 'X' : null;
}

function optionalDataOf(sheet: MrzSheet, start: number): string | null {
  const { optionalData, optionalData2 } = sheet.layout.fields;
  const texts = [textAt(sheet, { ...optionalData, start }), textAt(sheet, optionalData2)];
  return texts.map(withoutOuterFillers).filter(Boolean).join(' ') || null;
}

const withoutFillers = (text: string): string => text.replaceAll('<', '');
const withoutOuterFillers = (text: string): string => text.replace(/^<+/, '').replace(/<+$/, '');
const invalidChecks = ({ reading }: Interpretation): number => reading.checks.filter((it) => !it.valid).length;
const validChecks = ({ reading }: Interpretation): number => reading.checks.filter((it) => it.valid).length;

/** Whether the contents are those of a machine readable zone and not any text of the right shape. */
function isPlausible(interpretation: Interpretation): boolean {
  const { reading, dates, named } = interpretation;
  const known = DOCUMENT_LETTERS.includes(reading.documentCode.charAt(0) || '?');
  const digits = dates.replace(/[^0-9]/g, '').length;
  const digitsOrFillers = dates.replace(/[^0-9<]/g, '').length;
  return (
    (known || validChecks(interpretation) >= CONVINCING_CHECKS) &&
    named &&
    (reading.surname !== '' || reading.givenNames !== '') &&
    digits >= FEWEST_DATE_DIGITS &&
    digitsOrFillers >= FEWEST_DATE_CHARACTERS
  );
}
