import { formatDateTime, parseDateTime } from './date-time';
import { InvalidValue } from './invalid-value';

describe('parseDateTime', () => {
  it.each([
    ['2031-04-15T09:30:00Z', Date.UTC(2031, 3, 15, 9, 30)],
    ['2031-04-15T11:30:00+02:00', Date.UTC(2031, 3, 15, 9, 30)],
    ['2031-04-14T22:30:00-11:00', Date.UTC(2031, 3, 15, 9, 30)],
    ['2031-04-15t09:30:00z', Date.UTC(2031, 3, 15, 9, 30)],
    ['2031-04-15T09:30:00.25Z', Date.UTC(2031, 3, 15, 9, 30, 0, 250)],
    ['2031-04-15T09:30:00.123987Z', Date.UTC(2031, 3, 15, 9, 30, 0, 123)],
    ['2024-02-29T23:59:59-00:00', Date.UTC(2024, 1, 29, 23, 59, 59)],
  ])('reads %s', (text, milliseconds) => {
    expect(parseDateTime(text).getTime()).toBe(milliseconds);
  });

  it.each([
    '',
    '2031-04-15',
    '2031-04-15T09:30:00', // no offset
    '2031-04-15T09:30Z', // no seconds
    '2031-04-15 09:30:00Z',
    '2031-04-15T24:00:00Z',
    '2031-04-15T09:60:00Z',
    '2031-04-15T23:59:60Z', // leap second
    '2031-02-29T09:30:00Z',
    '2031-04-15T09:30:00+0200',
    '2031-04-15T09:30:00+24:00',
    '2031-04-15T09:30:00.Z',
    '1000-01-01T00:30:00+01:00', // year 999 in UTC
    '3000-01-01T00:00:00Z',
    'yesterday',
    '1926451800000',
  ])('refuses %j', (text) => {
    expect(() => parseDateTime(text)).toThrow(InvalidValue);
    expect(() => parseDateTime(text)).toThrow(/RFC 3339 with its offset.*"2031-04-15T09:30:00Z"/);
  });
});

describe('formatDateTime', () => {
  it('writes UTC with milliseconds', () => {
    expect(formatDateTime(new Date(Date.UTC(2031, 3, 15, 9, 30)))).toBe('2031-04-15T09:30:00.000Z');
  });

  it('refuses an invalid Date and years that RFC 3339 cannot write', () => {
    expect(() => formatDateTime(new Date(Number.NaN))).toThrow(RangeError);
    expect(() => formatDateTime(new Date(Date.UTC(12000, 0, 1)))).toThrow(RangeError);
  });
});
