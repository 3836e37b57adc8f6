import { parseDate } from './date';
import { InvalidValue } from './invalid-value';

it.each(['2031-04-15', '2024-02-29', '1000-01-01', '2999-12-31'])('takes %s', (text) => {
  expect(parseDate(text)).toBe(text);
});

it.each([
  '',
  '2031',
  '2031-04',
  '2031-4-15',
  '2023-02-29',
  '2031-04-31',
  '2031-00-10',
  '0999-12-31',
  '3000-01-01',
  '15.04.2031',
  '2031/04/15',
  '2031-04-15T00:00:00Z',
  ' 2031-04-15',
  '2031-04-15\n',
  '٢٠٣١-٠٤-١٥',
])('refuses %j without repeating it', (text) => {
  expect(() => parseDate(text)).toThrow(InvalidValue);
  expect(() => parseDate(text)).toThrow('Expected a calendar date as YYYY-MM-DD, for example "2031-04-15".');
});
