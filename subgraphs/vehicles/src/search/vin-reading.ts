import { VIN_CHECK_POSITION, vinCheckDigit } from '@crimegraph/shared/synthetic/vin';
import { VIN_LENGTH } from './vin';
import { manufacturers } from './wmi-data';

/** What a vehicle identification number says of itself. */
export interface VinReading {
  vin: string;
  complete: boolean;
  checkDigit: { expected: string; found: string; valid: boolean; mandatory: boolean } | null;
  worldManufacturer: string | null;
  manufacturer: string | null;
  modelYears: number[];
}

/** Codes of the model years from 1980 on, repeated after 30 years (49 CFR 565.15(d)(1), table VII). */
const YEAR_CODES = 'ABCDEFGHJKLMNPRSTVWXY123456789';
const FIRST_YEAR = 1980;
const YEAR_POSITION = 9;

/** Numbers of North America: regions 1 to 5, and the part of region 7 that the United States have (ISO 3780). */
const NORTH_AMERICA = /^(?:[1-5]|7[F-Z0-9])/;

/**
 * Reads a number: check digit, manufacturer and model year, as far as it is complete.
 *
 * @param vin as `readVin` gives it
 * @param now makers sell next year's models, none of the year after
 */
export function vinReading(vin: string, now: Date): VinReading {
  if (vin.length !== VIN_LENGTH) {
    return { vin, complete: false, checkDigit: null, worldManufacturer: null, manufacturer: null, modelYears: [] };
  }
  const worldManufacturer = vin.slice(0, 3);
  const expected = vinCheckDigit(vin);
  const found = vin.charAt(VIN_CHECK_POSITION);
  return {
    vin,
    complete: true,
    checkDigit: { expected, found, valid: expected === found, mandatory: NORTH_AMERICA.test(vin) },
    worldManufacturer,
    manufacturer: manufacturers[worldManufacturer] ?? null,
    modelYears: modelYears(vin.charAt(YEAR_POSITION), now.getUTCFullYear() + 1),
  };
}

function modelYears(code: string, last: number): number[] {
  const offset = YEAR_CODES.indexOf(code);
  if (offset < 0) return [];
  const years = [];
  for (let year = FIRST_YEAR + offset; year <= last; year += YEAR_CODES.length) years.push(year);
  return years;
}
