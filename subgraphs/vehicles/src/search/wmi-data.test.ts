import { manufacturers } from './wmi-data';

test('identifiers are three characters of the alphabet of the standard (ISO 3780)', () => {
  const identifiers = Object.keys(manufacturers);
  expect(identifiers.length).toBeGreaterThan(60);
  expect(identifiers.filter((identifier) => !/^[0-9A-HJ-NPR-Z]{3}$/.test(identifier))).toEqual([]);
});
