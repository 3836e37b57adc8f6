import { addMonths, answerDue, listKey } from './case-clock';

const at = (text: string) => new Date(text);

test.each([
  ['four months for access', 'ACCESS', '2026-03-10T08:30:00.000Z', '2026-07-10T08:30:00.000Z'],
  ['nine for correction', 'CORRECTION', '2026-03-10T08:30:00.000Z', '2026-12-10T08:30:00.000Z'],
  ['nine for deletion, into the next year', 'DELETION', '2026-11-10T08:30:00.000Z', '2027-08-10T08:30:00.000Z'],
  ['the last day of a shorter month', 'ACCESS', '2026-10-31T23:59:59.999Z', '2027-02-28T23:59:59.999Z'],
  ['of a leap year', 'ACCESS', '2027-10-31T00:00:00.000Z', '2028-02-29T00:00:00.000Z'],
] as const)('%s', (_name, kind, from, due) => {
  expect(answerDue(kind, at(from))).toEqual(at(due));
});

test('months are those of the calendar, whatever the place of the machine', () => {
  expect(addMonths(at('2026-01-31T20:00:00Z'), 1)).toEqual(at('2026-02-28T20:00:00Z'));
});

test('what is due first comes first, then what was closed last', () => {
  const open = (dueAt: string) => listKey({ dueAt: at(dueAt), closedAt: null });
  const closed = (closedAt: string) => listKey({ dueAt: at('2020-01-01T00:00:00Z'), closedAt: at(closedAt) });
  const keys = [
    open('2025-12-31T00:00:00Z'),
    open('2026-05-01T00:00:00Z'),
    closed('2026-06-01T00:00:00Z'),
    closed('2026-05-31T00:00:00Z'),
  ];
  expect([...keys].reverse().sort()).toEqual(keys);
  for (const key of keys) expect(key.length).toBeLessThanOrEqual(32);
});
