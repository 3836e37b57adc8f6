import { isAfter } from './is-after';

test.each([
  ['2026-02', '2026-01-31', true],
  ['2026', '2026-01-31', false],
  ['2026-01-31', '2026-02', false],
  [null, '2026', false],
  ['2026', undefined, false],
])('%s after %s: %s', (a, b, expected) => {
  expect(isAfter(a, b)).toBe(expected);
});
