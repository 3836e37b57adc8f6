import type { CodeLabel } from './appearance';
import { COUNTRIES, countryByWeight } from './cultures';
import { syntheticPerson } from './person';
import { syntheticPlate } from './plate';
import { Random, WeightedList } from './random';
import { NumberPattern } from './scramble';
import { assertSyntheticIndex, syntheticId } from './synthetic-id';
import { addDays, isoDate, momentWithinYears } from './synthetic-time';
import type { MakeRow, SyntheticVehicleType } from './vehicle-makes-data';
import { MAKES } from './vehicle-makes-data';
import { VIN_CHECK_POSITION, vinCheckDigit, vinYearCode } from './vin';

/** A synthetic stolen motor vehicle. */
export interface SyntheticVehicle {
  readonly id: string;
  /** 17 characters with a valid check digit; no two vehicles share one. */
  readonly vin: string;
  readonly plate: string;
  /** Alpha-3. */
  readonly plateCountry: string;
  readonly make: CodeLabel;
  readonly model: string;
  readonly modelYear: number;
  readonly type: SyntheticVehicleType;
  readonly colour: CodeLabel;
  readonly engineNumber: string;
  /** YYYY-MM-DD. */
  readonly theftDate: string;
  readonly theftPlace: string;
  /** Alpha-3. */
  readonly theftCountry: string;
  readonly nationalReference: string;
  /** Alpha-3 of the bureau where the theft was reported. */
  readonly owner: string;
  readonly confidentiality: 1 | 2 | 3;
  readonly recordedAt: Date;
  /** Index of the synthetic person who was found to use it, or null. */
  readonly holderIndex: number | null;
}

/** Of eight vehicles the last is tied to a person. */
const VEHICLES_PER_PERSON = 8;

/** Positions 8, 11 and 12–17 of a VIN together: 33 · 33 · 10^6 values, none repeated below 1,089,000,000 vehicles. */
const VIN_SERIAL = new NumberPattern('&&999999');

const makes = new WeightedList<MakeRow>(MAKES.map((make) => [make, make.weight]));

const COLOURS = new WeightedList<CodeLabel>(
  (
    [
      ['BLK', 'Black', 24],
      ['WHI', 'White', 22],
      ['SIL', 'Silver', 17],
      ['GRY', 'Grey', 15],
      ['BLU', 'Blue', 10],
      ['RED', 'Red', 6],
      ['GRN', 'Green', 2],
      ['BRO', 'Brown', 1.5],
      ['BGE', 'Beige', 1.5],
      ['YEL', 'Yellow', 1],
    ] as const
  ).map(([code, label, weight]) => [{ code, label }, weight]),
);

const placesByCountry = new Map(COUNTRIES.map((country) => [country.code, country.places]));

/** The index of the vehicle that is tied to a synthetic person; the reverse of `holderIndex`. */
export function vehicleOfPerson(personIndex: number): number {
  return personIndex * VEHICLES_PER_PERSON + VEHICLES_PER_PERSON - 1;
}

/**
 * The synthetic vehicle of an index. Every eighth (index % 8 = 7) is tied to the person floor(index / 8), and bears a
 * plate of a nationality of that person.
 * @throws {RangeError} when the index is not an integer from 0 to 2^40 − 1.
 */
export function syntheticVehicle(index: number): SyntheticVehicle {
  assertSyntheticIndex(index);
  const random = new Random('vehicle', index);
  const tied = index % VEHICLES_PER_PERSON === VEHICLES_PER_PERSON - 1;
  const holderIndex = tied ? Math.floor(index / VEHICLES_PER_PERSON) : null;
  const holder = holderIndex === null ? null : syntheticPerson(holderIndex);
  const plateCountry = holder ? random.pick(holder.nationalities) : random.weighted(countryByWeight).code;
  const recordedAt = holder ? holder.recordedAt : momentWithinYears(random, 4);
  const theft = addDays(recordedAt, -random.int(0, 45));
  const theftCountry = random.chance(0.8) ? plateCountry : random.weighted(countryByWeight).code;
  const make = random.weighted(makes);
  const modelNumber = random.int(0, make.models.length - 1);
  // The newer a car, the likelier it is stolen: the age is the smaller of two draws.
  const oldest = theft.getUTCFullYear() - make.from;
  const modelYear = theft.getUTCFullYear() - Math.min(random.int(0, oldest), random.int(0, oldest));
  return {
    id: syntheticId('vehicle', index),
    vin: vehicleVin(random, make, modelNumber, modelYear, index),
    plate: syntheticPlate(random, plateCountry, index),
    plateCountry,
    make: { code: make.code, label: make.label },
    model: make.models[modelNumber] ?? '',
    modelYear,
    type: make.type,
    colour: random.weighted(COLOURS),
    engineNumber: `${random.letters(3)}${random.digits(7)}`,
    theftDate: isoDate(theft),
    theftPlace: random.pick(placesByCountry.get(theftCountry) ?? []),
    theftCountry,
    nationalReference: `${theftCountry}-V${random.digits(8)}`,
    owner: theftCountry,
    confidentiality: holder ? holder.confidentiality : random.chance(0.99) ? 1 : 2,
    recordedAt,
    holderIndex,
  };
}

/** ISO 3779: manufacturer 1–3, description 4–8, check digit 9, year 10, plant 11, serial number 12–17. */
function vehicleVin(random: Random, make: MakeRow, model: number, year: number, index: number): string {
  const serial = VIN_SERIAL.format(index);
  // 49 CFR 565.15: since 2010 position 7 is a letter, which tells the two rounds of year codes apart.
  const seventh = year >= 2010 ? random.pick(['A', 'B', 'C', 'D', 'E', 'K']) : random.digits(1);
  const description = `${String.fromCharCode(65 + model)}${random.digits(2)}${seventh}${serial.charAt(0)}`;
  const vin = `${make.wmi}${description}0${vinYearCode(year)}${serial.slice(1)}`;
  return vin.slice(0, VIN_CHECK_POSITION) + vinCheckDigit(vin) + vin.slice(VIN_CHECK_POSITION + 1);
}
