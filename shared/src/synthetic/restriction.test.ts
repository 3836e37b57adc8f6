import { syntheticNotice } from './notice';
import { syntheticPerson } from './person';
import { syntheticRestriction } from './restriction';
import type { SyntheticKind } from './synthetic-id';
import { syntheticTravelDocument } from './travel-document';
import { syntheticVehicle } from './vehicle';

const OWNERS: readonly (readonly [SyntheticKind, (index: number) => string])[] = [
  ['person', (index) => syntheticPerson(index).owner],
  ['document', (index) => syntheticTravelDocument(index).owner],
  ['vehicle', (index) => syntheticVehicle(index).owner],
  ['notice', (index) => syntheticNotice(index).owner],
];

test.each(OWNERS)('%s: of the first hundred only the two examples are restricted', (kind) => {
  const modes = Array.from({ length: 100 }, (_, index) => syntheticRestriction(kind, index).mode);
  expect(modes[7]).toBe('DENY');
  expect(modes[8]).toBe('ALLOW');
  expect(modes.filter((mode) => mode !== 'NONE')).toHaveLength(2);
});

test.each(OWNERS)('%s: lists name other bureaus than the owner, each once', (kind, owner) => {
  for (let index = 0; index < 3_000; index++) {
    const { mode, bureaus } = syntheticRestriction(kind, index);
    expect(bureaus.length > 0).toBe(mode !== 'NONE');
    expect(new Set(bureaus).size).toBe(bureaus.length);
    if (mode !== 'NONE') expect(bureaus).not.toContain(owner(index));
  }
});

test('about 2 % are denied to some and 0.5 % allowed to few', () => {
  const modes = Array.from({ length: 50_000 }, (_, index) => syntheticRestriction('person', index).mode);
  expect(Math.abs(modes.filter((mode) => mode === 'DENY').length / 50_000 - 0.02)).toBeLessThan(0.004);
  expect(Math.abs(modes.filter((mode) => mode === 'ALLOW').length / 50_000 - 0.005)).toBeLessThan(0.002);
});
