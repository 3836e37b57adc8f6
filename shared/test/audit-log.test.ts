import { randomUUID } from 'node:crypto';
import { type AuditEntry, AuditLog } from '@crimegraph/shared/audit/audit-log';
import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import { OutboxRow } from '@crimegraph/shared/hits/outbox-row';
import type { HitEvent } from '@crimegraph/shared/hits/hit-event';
import { openTestStore, type TestStore } from '@crimegraph/shared/testing/test-store';

let fixture: TestStore;
beforeEach(async () => {
  fixture = await openTestStore();
});
afterEach(() => fixture.remove());

const entry = (action: string): AuditEntry => ({
  at: new Date('2026-01-02T03:04:05Z'),
  subject: 'someone',
  bureau: 'FRA',
  role: 'border',
  purpose: 'BORDER_CONTROL',
  caseReference: null,
  trace: 'a'.repeat(32),
  operation: null,
  action,
  keysDigest: null,
  result: 'MISS',
  shown: '[]',
});
const hit = (): HitEvent => ({
  id: randomUUID(),
  recordId: 'x',
  recordType: 'Person',
  owner: 'UTO',
  searchedBy: 'FRA',
  purpose: 'BORDER_CONTROL',
  level: 'EXACT',
  checkId: 'c',
  occurredAt: '2026-01-02T03:04:05.000Z',
});
const rows = () => fixture.store.reader.find(AuditRow, { order: { chain: 'ASC', seq: 'ASC' } });

test('entries of requests that end together share a transaction, in one chain', async () => {
  let transactions = 0;
  fixture.store.onQuery((sql) => (transactions += sql.startsWith('BEGIN') ? 1 : 0));
  const log = new AuditLog(fixture.store);
  await Promise.all(Array.from({ length: 100 }, (_, index) => log.commit([entry(`a${index}`)], [])));
  const all = await rows();
  expect(all).toHaveLength(100);
  expect(all.map((row) => row.seq)).toEqual(Array.from({ length: 100 }, (_, index) => index));
  all.slice(1).forEach((row, index) => expect(row.previousHash).toBe(all[index]?.hash));
  expect(transactions).toBeLessThan(10);
});

test('a hit is in the outbox as soon as its audit row is there, and somebody is told', async () => {
  let told = 0;
  const log = new AuditLog(fixture.store, () => (told += 1));
  await log.commit([entry('a')], [hit(), hit()]);
  expect(await fixture.store.reader.count(OutboxRow)).toBe(2);
  expect(told).toBe(1);
});

test('what cannot be written is refused, and the chain goes on unbroken after it', async () => {
  const log = new AuditLog(fixture.store);
  await log.commit([entry('before')], []);
  const twice = hit();
  await log.commit([entry('with a hit')], [twice]);
  await expect(log.commit([entry('lost')], [twice])).rejects.toThrow();
  await log.commit([entry('after')], []);
  const all = await rows();
  expect(all.map((row) => row.action)).toEqual(['before', 'with a hit', 'after']);
  all.slice(1).forEach((row, index) => expect(row.previousHash).toBe(all[index]?.hash));
});

test('each process has a chain of its own', async () => {
  await new AuditLog(fixture.store).commit([entry('one')], []);
  await new AuditLog(await fixture.reopen()).commit([entry('two')], []);
  expect(new Set((await rows()).map((row) => row.chain)).size).toBe(2);
});
