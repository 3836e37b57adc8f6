import { isCalendarDate } from './calendar';

it.each([
  [2000, 2, 29, true], // divisible by 400
  [1900, 2, 29, false], // divisible by 100
  [2024, 2, 29, true],
  [2023, 2, 29, false],
  [1974, 4, 30, true],
  [1974, 4, 31, false],
  [1974, 12, 31, true],
  [1974, 13, 1, false],
  [1974, 0, 1, false],
  [1974, 1, 0, false],
  [999, 1, 1, false],
  [1000, 1, 1, true],
  [2999, 12, 31, true],
  [3000, 1, 1, false],
  [Number.NaN, 1, 1, false],
])('%d-%d-%d: %s', (year, month, day, exists) => {
  expect(isCalendarDate(year, month, day)).toBe(exists);
});
