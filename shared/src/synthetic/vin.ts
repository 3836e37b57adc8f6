/** Values of letters and digits, 49 CFR 565.15(c); I, O and Q do not occur in a VIN. */
const VALUES = new Map(
  [...'0123456789', ...'ABCDEFGH', ...'JKLMN', 'P', 'R', ...'STUVWXYZ'].map((character) => [
    character,
    value(character),
  ]),
);

/** Weights by position, 49 CFR 565.15(c); the check digit itself weighs nothing. */
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** Model year codes from 1980 on, 49 CFR 565.15(d): they repeat after 30 years. */
const YEAR_CODES = 'ABCDEFGHJKLMNPRSTVWXY123456789';

/** The position of the check digit, counted from 0. */
export const VIN_CHECK_POSITION = 8;

/** A text that is no vehicle identification number. */
export class InvalidVin extends Error {
  override readonly name = 'InvalidVin';
}

/**
 * The check digit (0–9 or X) that belongs at position 9 of a vehicle identification number, per 49 CFR 565.15(c).
 * Whatever stands at position 9 does not count. Only North America requires it: never refuse a foreign VIN for it.
 * @throws {InvalidVin} unless the text has 17 characters, all capital letters or digits but I, O and Q.
 */
export function vinCheckDigit(vin: string): string {
  if (vin.length !== WEIGHTS.length) throw new InvalidVin(`VIN: expected 17 characters, got ${vin.length}`);
  let sum = 0;
  for (let i = 0; i < WEIGHTS.length; i++) {
    const worth = VALUES.get(vin.charAt(i));
    if (worth === undefined && i !== VIN_CHECK_POSITION) {
      throw new InvalidVin(`VIN: expected digits and letters A-Z but I, O and Q, got another at position ${i + 1}`);
    }
    sum += (worth ?? 0) * (WEIGHTS[i] ?? 0);
  }
  const remainder = sum % 11;
  return remainder === 10 ? 'X' : String(remainder);
}

/**
 * The model year code of position 10.
 * @throws {RangeError} for years outside 1980–2039, for which no code is assigned.
 */
export function vinYearCode(year: number): string {
  if (!Number.isInteger(year) || year < 1980 || year > 2039) throw new RangeError('Model year: expected 1980 to 2039');
  return YEAR_CODES.charAt((year - 1980) % YEAR_CODES.length);
}

/** A–H are 1–8, J–N 1–5, P 7, R 9, S–Z 2–9; digits are themselves. */
function value(character: string): number {
  if (character >= '0' && character <= '9') return Number(character);
  const letters = 'ABCDEFGH-JKLMN-P-R-STUVWXYZ';
  const rows = '12345678-12345-7-9-23456789';
  return Number(rows.charAt(letters.indexOf(character)));
}
