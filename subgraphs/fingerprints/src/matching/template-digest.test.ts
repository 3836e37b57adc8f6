import type { FingerMinutia } from '@crimegraph/shared/biometrics/iso-19794-2';
import { templateDigest } from './template-digest';

const minutiae: FingerMinutia[] = [
  { x: 10, y: 20, angle: 45, type: 1, quality: 80 },
  { x: 30, y: 40, angle: 180, type: 2, quality: 60 },
];

test('the order of minutiae and what the extractor thought of them do not count', () => {
  const other = [...minutiae].reverse().map((minutia) => ({ ...minutia, quality: 0 }));
  expect(templateDigest(other)).toBe(templateDigest(minutiae));
});

test.each([
  ['place', { x: 11 }],
  ['direction', { angle: 47 }],
  ['type', { type: 2 as const }],
])('another %s is another finger', (_what, change) => {
  const [first, second] = minutiae as [FingerMinutia, FingerMinutia];
  expect(templateDigest([{ ...first, ...change }, second])).not.toBe(templateDigest(minutiae));
});

test('directions are compared in the steps in which they are recorded', () => {
  const [first, second] = minutiae as [FingerMinutia, FingerMinutia];
  expect(templateDigest([{ ...first, angle: 45.2 }, second])).toBe(templateDigest(minutiae));
  expect(templateDigest([{ ...first, angle: 359.9 }])).toBe(templateDigest([{ ...first, angle: 0 }]));
});
