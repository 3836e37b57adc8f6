import { syntheticPerson } from './person';
import { syntheticVehicle, vehicleOfPerson } from './vehicle';
import { MAKES } from './vehicle-makes-data';
import { vinCheckDigit, vinYearCode } from './vin';

const vehicles = Array.from({ length: 10_000 }, (_, index) => syntheticVehicle(index));

test('vehicle identification numbers are well formed, with the right check digit and year', () => {
  for (const { vin, modelYear } of vehicles) {
    expect(vin).toMatch(/^[0-9A-HJ-NPR-Z]{17}$/);
    expect(vin.charAt(8)).toBe(vinCheckDigit(vin));
    expect(vin.charAt(9)).toBe(vinYearCode(modelYear));
  }
});

test('no two vehicles share a number', () => {
  expect(new Set(vehicles.map(({ vin }) => vin)).size).toBe(vehicles.length);
});

test('the number begins with an identifier of the make', () => {
  for (const { vin, make, type } of vehicles) {
    expect(MAKES.some((row) => row.wmi === vin.slice(0, 3) && row.code === make.code && row.type === type)).toBe(true);
  }
});

test('identifiers in the table are three VIN characters, each used once', () => {
  for (const { wmi } of MAKES) expect(wmi).toMatch(/^[0-9A-HJ-NPR-Z]{3}$/);
  expect(new Set(MAKES.map(({ wmi }) => wmi)).size).toBe(MAKES.length);
  expect(MAKES.length).toBeGreaterThanOrEqual(40);
});

test('all types occur and no vehicle was stolen before it was built or after it was reported', () => {
  expect(new Set(vehicles.map(({ type }) => type)).size).toBe(6);
  for (const { modelYear, theftDate, recordedAt } of vehicles) {
    expect(modelYear).toBeLessThanOrEqual(Number(theftDate.slice(0, 4)));
    expect(Date.parse(theftDate)).toBeLessThanOrEqual(recordedAt.getTime());
  }
});

test('every eighth vehicle is tied to a person and bears a plate of a nationality of that person', () => {
  vehicles.slice(0, 800).forEach((vehicle, index) => {
    const person = index % 8 === 7 ? (index - 7) / 8 : null;
    expect(vehicle.holderIndex).toBe(person);
    if (person !== null) expect(syntheticPerson(person).nationalities).toContain(vehicle.plateCountry);
  });
  expect(syntheticVehicle(vehicleOfPerson(1234)).holderIndex).toBe(1234);
});

test('plates look as those of their country do', () => {
  const shapes: Record<string, RegExp> = {
    DEU: /^[A-Z]{1,2}-[A-Z]{2} \d{4}$/,
    FRA: /^[A-Z]{2}-\d{3}-[A-Z]{2}$/,
    GBR: /^[A-Z]{2}\d{2} [A-Z]{3}$/,
    ESP: /^\d{4} [A-Z]{3}$/,
    ITA: /^[A-Z]{2} \d{3} [A-Z]{2}$/,
  };
  for (const [country, shape] of Object.entries(shapes)) {
    const plates = vehicles.filter((vehicle) => vehicle.plateCountry === country).map((vehicle) => vehicle.plate);
    expect(plates.length).toBeGreaterThan(10);
    for (const plate of plates) expect(plate).toMatch(shape);
  }
});
