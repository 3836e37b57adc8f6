import { addMonths, expiryOf, reviewHorizon } from './expiry';

test.each([
  ['2026-05-10T12:00:00.000Z', 6, '2026-11-10T12:00:00.000Z'],
  ['2026-08-31T12:00:00.000Z', 6, '2027-02-28T12:00:00.000Z'],
  ['2024-02-29T00:00:00.000Z', 60, '2029-02-28T00:00:00.000Z'],
  ['2026-12-31T23:59:59.999Z', 2, '2027-02-28T23:59:59.999Z'],
])('%s and %i months are %s', (from, months, expected) => {
  expect(addMonths(new Date(from), months).toISOString()).toBe(expected);
});

test('a record is kept for the years of its kind, and comes up for review six months before', () => {
  const now = new Date('2026-05-10T12:00:00Z');
  expect(expiryOf('documents', now).toISOString()).toBe('2036-05-10T12:00:00.000Z');
  expect(expiryOf('unidentifiedDna', now).toISOString()).toBe('2041-05-10T12:00:00.000Z');
  expect(reviewHorizon(now).toISOString()).toBe('2026-11-10T12:00:00.000Z');
});
