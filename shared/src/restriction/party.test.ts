import { partiesOf, partyOf, readParty } from './party';

test.each([
  ['a bureau', 'FRA', null, 'FRA'],
  ['an entity', 'FRA', 'border-police', 'FRA/border-police'],
  ['an entity with what parts lists', 'FRA', 'customs, north/50%', 'FRA/customs%2C north/50%25'],
  ['an entity that looks escaped', 'FRA', '%2C', 'FRA/%252C'],
])('%s', (_name, bureau, entity, party) => {
  expect(partyOf(bureau, entity)).toBe(party);
  expect(readParty(party)).toEqual({ bureau, entity });
});

test('whoever acts for an entity stands on a list under its name, and under that of its bureau', () => {
  expect(partiesOf({ bureau: 'FRA', entity: 'customs' })).toEqual(['FRA', 'FRA/customs']);
  expect(partiesOf({ bureau: 'FRA', entity: null })).toEqual(['FRA', 'FRA']);
});
