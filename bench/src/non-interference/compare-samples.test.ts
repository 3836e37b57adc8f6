import { compareSamples, median } from './compare-samples';

test('the standard scores are those of textbooks', () => {
  // U = 23 of 25 pairs, no ties: (23 - 12.5) / sqrt(25 * 11 / 12).
  const difference = compareSamples([7, 9, 4, 8, 10], [1, 2, 3, 5, 6]);
  expect(difference.above).toBe(23 / 25);
  expect(difference.mannWhitneyZ).toBeCloseTo(10.5 / Math.sqrt((25 * 11) / 12), 10);
  // Means 7.6 and 3.4, variances 5.3 and 4.3.
  expect(difference.means).toBeCloseTo(4.2, 10);
  expect(difference.welchT).toBeCloseTo(4.2 / Math.sqrt(5.3 / 5 + 4.3 / 5), 10);
  expect(difference.medians).toBe(5);
});

test('equal values share their ranks, and the variance is corrected for them', () => {
  // Ranks of 1, 2, 2, 2, 3, 4: 1, 3, 3, 3, 5, 6; of the first sample 1 + 3 + 3 = 7, so U = 1; one group of three.
  const { above, mannWhitneyZ } = compareSamples([1, 2, 2], [2, 3, 4]);
  expect(above).toBeCloseTo(1 / 9, 10);
  expect(mannWhitneyZ).toBeCloseTo((1 - 4.5) / Math.sqrt((9 / 12) * (7 - 24 / 30)), 10);
});

test('samples that are alike tell nothing', () => {
  expect(compareSamples([3, 3, 3], [3, 3, 3])).toMatchObject({ above: 0.5, mannWhitneyZ: 0, medians: 0, means: 0 });
  const sample = Array.from({ length: 1_000 }, (_, index) => (index * 7_919) % 1_000);
  expect(Math.abs(compareSamples(sample.slice(0, 500), sample.slice(500)).mannWhitneyZ)).toBeLessThan(1.96);
});

test('a shift that is small beside the spread is found in many values', () => {
  const sample = (shift: number) =>
    Array.from({ length: 2_000 }, (_, index) => ((index * 7_919) % 2_003) / 100 + shift);
  const { mannWhitneyZ, welchT, medians } = compareSamples(sample(1), sample(0));
  expect(mannWhitneyZ).toBeGreaterThan(3);
  expect(welchT).toBeGreaterThan(3);
  expect(medians).toBeCloseTo(1, 5);
});

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 2, 3], 2.5],
])('the value in the middle of %j is %d', (sample, expected) => {
  expect(median(sample)).toBe(expected);
});
