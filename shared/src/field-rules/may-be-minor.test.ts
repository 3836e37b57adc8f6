import { mayBeMinor } from './may-be-minor';

const noon = new Date('2026-05-10T12:00:00Z');

test.each([
  ['eighteen today', '2008-05-10', noon, false],
  ['eighteen today, but not yet everywhere', '2008-05-10', new Date('2026-05-10T11:59:59Z'), true],
  ['eighteen tomorrow', '2008-05-11', noon, true],
  ['eighteen this month, the day not known', '2008-05', noon, true],
  ['eighteen last month, the day not known', '2008-04', noon, false],
  ['eighteen this year, the rest not known', '2008', noon, true],
  ['eighteen last year, the rest not known', '2007', noon, false],
  ['born on a leap day, the day before', '2008-02-29', new Date('2026-02-28T23:00:00Z'), true],
  ['born on a leap day, the day after', '2008-02-29', new Date('2026-03-01T23:00:00Z'), false],
  ['of no known birth date', null, noon, true],
])('%s', (_name, birthDate, now, expected) => {
  expect(mayBeMinor(birthDate === null ? [] : [birthDate], now)).toBe(expected);
});

test.each([
  ['one of several stated dates is a minor’s', ['1990', '2010-01-01', '1985'], false, true],
  ['all of several stated dates are an adult’s', ['1990', '1991', '1985'], false, false],
  ['an approximate date that may be a minor’s', ['2004'], true, true],
  ['an approximate date that cannot be a minor’s', ['2002'], true, false],
])('%s', (_name, stated, areApproximate, expected) => {
  expect(mayBeMinor(stated, noon, areApproximate)).toBe(expected);
});
