import { TokenBuckets } from './token-buckets';

test('a budget is spent, refused, and fills again, for each bureau by itself', () => {
  let now = 0;
  const buckets = new TokenBuckets(10, 100, () => now);
  expect(buckets.take('FRA', 60)).toBe(40);
  try {
    buckets.take('FRA', 60);
    throw new Error('not refused');
  } catch (error) {
    expect(error).toMatchObject({ extensions: { code: 'BUDGET_EXHAUSTED', retryAfterSeconds: 2 } });
  }
  expect(buckets.take('DEU', 100)).toBe(0);
  now = 2_000;
  expect(buckets.take('FRA', 60)).toBe(0);
  now = 1_000_000;
  expect(buckets.take('FRA', 0)).toBe(100);
});
