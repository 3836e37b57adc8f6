import type { Vehicle } from '../entities/vehicle';
import { stolenVehicle, type VehicleFacts } from '../reports/vehicle-row';
import { MAX_MATCHES, matchEngineNumber, matchPlate, matchVin } from './match-vehicle';
import { verdictOf } from './verdict';

const at = new Date('2026-01-01T00:00:00Z');
const vehicle = (id: string, facts: Partial<VehicleFacts>): Vehicle =>
  stolenVehicle(
    { id, owner: 'UTO', confidentiality: 1, restriction: 'NONE', recordedAt: at, updatedAt: at, expiresAt: at },
    { type: 'CAR', ...facts },
  );

test('nothing found is no record', () => {
  expect(matchVin('1M8GDM9AXKP042788', [])).toEqual([]);
  expect(verdictOf([])).toBe('NO_RECORD');
});

test('a complete number is exact, without a note', () => {
  const matches = matchVin('1M8GDM9AXKP042788', [vehicle('a', { vin: '1M8GDM9AXKP042788' })]);
  expect(matches).toMatchObject([{ level: 'EXACT', reasons: [{ feature: 'vin', weight: 1, score: 1, note: null }] }]);
  expect(verdictOf(matches)).toBe('MATCH');
});

test('an old number is exact and says what it is; with O for 0 it is possible; as the end of another it is a lesser one', () => {
  const matches = matchVin('KP042788', [
    vehicle('tail', { vin: '1M8GDM9AXKP042788' }),
    vehicle('confused', { vin: 'KPO42788' }),
    vehicle('same', { vin: 'KP042788' }),
  ]);
  expect(matches.map((match) => [match.vehicle.id, match.level, match.reasons[0]?.score])).toEqual([
    ['same', 'EXACT', 1],
    ['confused', 'POSSIBLE', 0.6],
    ['tail', 'POSSIBLE', 0.5],
  ]);
  expect(matches[0]?.reasons[0]?.note).toMatch(/17 characters/);
});

test.each([
  ['of the country', 'AB120', 'UTO', 'EXACT', 'MATCH'],
  ['in Cyrillic', 'АВ120', 'UTO', 'EXACT', 'MATCH'],
  ['with O for 0', 'AB12O', 'UTO', 'POSSIBLE', 'POSSIBLE_MATCH'],
  ['without a country', 'AB120', null, 'POSSIBLE', 'POSSIBLE_MATCH'],
])('a plate %s', (_case, plate, country, level, verdict) => {
  const matches = matchPlate(plate, country, [vehicle('a', { plate: 'AB120', plateCountry: 'UTO' })]);
  expect(matches).toMatchObject([{ level }]);
  expect(verdictOf(matches)).toBe(verdict);
});

test('an engine number is possible at most', () => {
  const matches = matchEngineNumber('ABC100', [
    vehicle('confused', { engineNumber: 'ABCI00' }),
    vehicle('same', { engineNumber: 'ABC100' }),
  ]);
  expect(matches.map((match) => [match.vehicle.id, match.level])).toEqual([
    ['same', 'POSSIBLE'],
    ['confused', 'POSSIBLE'],
  ]);
});

test('the best come first, and no more than the limit', () => {
  const many = Array.from({ length: 30 }, (_, index) => vehicle(`c${index}`, { plate: 'AB12O', plateCountry: 'UTO' }));
  const matches = matchPlate('AB120', 'UTO', [...many, vehicle('z', { plate: 'AB120', plateCountry: 'UTO' })]);
  expect(matches).toHaveLength(MAX_MATCHES);
  expect(matches[0]).toMatchObject({ level: 'EXACT', vehicle: { id: 'z' } });
});
