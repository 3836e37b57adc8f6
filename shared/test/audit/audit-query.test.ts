import { AuditLog } from '@crimegraph/shared/audit/audit-log';
import type { AuditEntry } from '@crimegraph/shared/audit/audit-row';
import { recordTerm } from '@crimegraph/shared/audit/audit-term-row';
import { type AuditQuery, findAuditRows } from '@crimegraph/shared/audit/trail/audit-query';
import { createLogger } from '@crimegraph/shared/log/logger';
import { auditEntry } from '@crimegraph/shared/testing/audit-entries';
import { queryPlans } from '@crimegraph/shared/testing/query-plan';
import { openTestStore, type TestStore } from '@crimegraph/shared/testing/test-store';

/** Enough that an engine which counts rows prefers an index. */
const ROWS = 6_000;
const BUREAUS = ['FRA', 'DEU', 'UTO', 'KEN'];
const START = Date.parse('2026-01-01T00:00:00Z');

let fixture: TestStore;

/** One entry a second; the n-th shows record `n % 500`. */
const nth = (n: number): AuditEntry =>
  auditEntry(`action${n % 30}`, {
    at: new Date(START + n * 1_000),
    bureau: BUREAUS[n % BUREAUS.length] ?? '',
    subject: `subject${n % 100}`,
    result: n % 1_000 === 17 ? 'REFUSED' : 'MISS',
    shown: JSON.stringify([`record${n % 500}`]),
    keys: JSON.stringify([`key${n % 700}`]),
  });

beforeAll(async () => {
  fixture = await openTestStore();
  const log = new AuditLog(fixture.store, { logger: createLogger('test', 'silent') });
  for (let n = 0; n < ROWS; n += 500) {
    await log.commit({ entries: Array.from({ length: 500 }, (_, index) => nth(n + index)), hits: [], pending: [] });
  }
  await log.close();
});
afterAll(() => fixture.remove());

const find = (query: Partial<AuditQuery>, before?: string, limit = 100) =>
  findAuditRows(fixture.store.reader, { terms: [], ...query }, before, limit);
const numbers = async (query: Partial<AuditQuery>, before?: string, limit = 100) =>
  (await find(query, before, limit)).map((row) => (row.at.getTime() - START) / 1_000);
const expected = (fits: (n: number) => boolean, limit = 100) =>
  Array.from({ length: ROWS }, (_, index) => ROWS - 1 - index)
    .filter(fits)
    .slice(0, limit);

const record = { terms: [recordTerm('record7')] };
const cases: [string, Partial<AuditQuery>, (n: number) => boolean, string][] = [
  ['a bureau', { bureau: 'DEU' }, (n) => n % 4 === 1, 'audit_row_bureau'],
  ['a subject', { subject: 'subject42' }, (n) => n % 100 === 42, 'audit_row_subject'],
  [
    'an action of a bureau',
    { bureau: 'DEU', action: 'action5' },
    (n) => n % 4 === 1 && n % 30 === 5,
    'audit_row_action',
  ],
  ['a result of a bureau', { bureau: 'DEU', result: 'REFUSED' }, (n) => n % 1_000 === 17, 'audit_row_result'],
  ['a record', record, (n) => n % 500 === 7, 'audit_term'],
  ['a record and a bureau', { ...record, bureau: 'KEN' }, (n) => n % 500 === 7 && n % 4 === 3, 'audit_term'],
  ['a key', { terms: ['key13'] }, (n) => n % 700 === 13, 'audit_term'],
  ['a record and a key', { terms: [...record.terms, 'key7'] }, (n) => n % 500 === 7 && n % 700 === 7, 'audit_term'],
];

test.each(cases)('rows of %s are found, the newest first', async (_name, query, fits) => {
  expect(await numbers(query)).toEqual(expected(fits));
});

test.each(cases)('rows of %s come page by page, none twice, none left out', async (_name, query, fits) => {
  const all: number[] = [];
  let before: string | undefined;
  for (;;) {
    const page = await find(query, before, 7);
    all.push(...page.map((row) => (row.at.getTime() - START) / 1_000));
    if (page.length < 7 || all.length > 60) break;
    before = page.at(-1)?.id;
  }
  expect(all).toEqual(expected(fits, all.length));
});

test('a span of time has its beginning in it and not its end', async () => {
  const span = { from: new Date(START + 100_000), to: new Date(START + 200_000) };
  expect(await numbers({ ...span, bureau: 'FRA' })).toEqual(expected((n) => n >= 100 && n < 200 && n % 4 === 0));
  expect(await numbers({ ...span, terms: [recordTerm('record150')] })).toEqual([150]);
});

test('one row is found by its id', async () => {
  const [row] = await find({ bureau: 'FRA' });
  expect(await find({ id: row?.id })).toEqual([row]);
  const plans = await queryPlans(fixture.store, () => find({ id: row?.id }));
  expect(plans[0]?.tables).toMatchObject([{ index: 'audit_row_id', columns: ['id'] }]);
});

test.each(cases)(
  'rows of %s are read along an index, in its order, without a sort',
  async (_name, query, _fits, index) => {
    const span = { from: new Date(START + 1_000), to: new Date(START + ROWS * 1_000) };
    const plans = await queryPlans(fixture.store, () => find({ ...query, ...span }, undefined, 101));
    const [first] = plans.flatMap(({ tables }) => tables);
    expect(first?.table.startsWith('term') ? 'audit_term' : first?.index).toBe(index);
    for (const { tables, sorts } of plans) {
      expect(sorts).toBe(false);
      for (const table of tables) expect(table.columns.length).toBeGreaterThan(0);
    }
  },
);
