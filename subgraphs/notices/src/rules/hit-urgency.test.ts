import { hitUrgency } from './hit-urgency';

test.each([
  ['EXACT', 'BORDER_CONTROL', 'URGENT'],
  ['STRONG', 'BORDER_CONTROL', 'URGENT'],
  ['POSSIBLE', 'BORDER_CONTROL', 'ROUTINE'],
  ['WEAK', 'BORDER_CONTROL', 'ROUTINE'],
  ['EXACT', 'INVESTIGATION', 'ROUTINE'],
] as const)('a hit of level %s at purpose %s is %s', (level, purpose, urgency) => {
  expect(hitUrgency({ level, purpose })).toBe(urgency);
});
