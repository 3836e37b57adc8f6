import { confirmBy, hitUrgency } from './hit-urgency';

test.each([
  ['EXACT', 'BORDER_CONTROL', 'URGENT'],
  ['STRONG', 'BORDER_CONTROL', 'URGENT'],
  ['POSSIBLE', 'BORDER_CONTROL', 'ROUTINE'],
  ['WEAK', 'BORDER_CONTROL', 'ROUTINE'],
  ['EXACT', 'INVESTIGATION', 'ROUTINE'],
] as const)('a hit of level %s at purpose %s is %s', (level, purpose, urgency) => {
  expect(hitUrgency({ level, purpose })).toBe(urgency);
});

test('ten minutes when urgent, an hour otherwise', () => {
  const at = new Date('2026-11-24T23:55:00Z');
  expect(confirmBy('URGENT', at).toISOString()).toBe('2026-11-25T00:05:00.000Z');
  expect(confirmBy('ROUTINE', at).toISOString()).toBe('2026-11-25T00:55:00.000Z');
});
