import { randomUUID } from 'node:crypto';
import { AuditLog } from '@crimegraph/shared/audit/audit-log';
import { type AuditEntry, AuditRow } from '@crimegraph/shared/audit/audit-row';
import { AuditTermRow, recordTerm } from '@crimegraph/shared/audit/audit-term-row';
import { insertPending, PendingRow } from '@crimegraph/shared/audit/pending-row';
import { verifyLog } from '@crimegraph/shared/audit/verify-log';
import { OutboxRow } from '@crimegraph/shared/hits/outbox-row';
import type { HitEvent } from '@crimegraph/shared/hits/hit-event';
import { createLogger } from '@crimegraph/shared/log/logger';
import { auditEntry } from '@crimegraph/shared/testing/audit-entries';
import { openTestStore, type TestStore } from '@crimegraph/shared/testing/test-store';

let fixture: TestStore;
let logs: AuditLog[];
beforeEach(async () => {
  fixture = await openTestStore();
  logs = [];
});
afterEach(async () => {
  await Promise.all(logs.map((log) => log.close()));
  await fixture.remove();
});

const logger = createLogger('test', 'silent');
const openLog = (options: { onHits?: () => void; takeOverAfterMs?: number } = {}) => {
  const log = new AuditLog(fixture.store, { logger, ...options });
  logs.push(log);
  return log;
};
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
const commit = (log: AuditLog, entries: AuditEntry[], hits: HitEvent[] = [], pending: string[] = []) =>
  log.commit({ entries, hits, pending });
const rows = () => fixture.store.reader.find(AuditRow, { order: { chain: 'ASC', seq: 'ASC' } });
const actions = async () => (await rows()).map((row) => row.action).filter((action) => action !== 'chain');
const fault = async () => (await verifyLog(fixture.store.reader, undefined)).fault;

test('entries of requests that end together share a transaction, in one chain', async () => {
  let transactions = 0;
  fixture.store.onQuery((sql) => (transactions += /^(BEGIN|START)/.test(sql) ? 1 : 0));
  const log = openLog();
  await Promise.all(Array.from({ length: 100 }, (_, index) => commit(log, [auditEntry(`a${index}`)])));
  const all = await rows();
  expect(all.map((row) => row.action)).toEqual(['chain', ...Array.from({ length: 100 }, (_, index) => `a${index}`)]);
  expect(all.map((row) => row.seq)).toEqual(Array.from({ length: 101 }, (_, index) => index));
  expect(transactions).toBeLessThan(10);
  expect(await fault()).toBeUndefined();
});

test('a hit is in the outbox as soon as its audit row is there, and somebody is told', async () => {
  let told = 0;
  await commit(openLog({ onHits: () => (told += 1) }), [auditEntry('a')], [hit(), hit()]);
  expect(await fixture.store.reader.count(OutboxRow)).toBe(2);
  expect(told).toBe(1);
});

test('what cannot be written is refused, and the chain goes on unbroken after it', async () => {
  const log = openLog();
  await commit(log, [auditEntry('before')]);
  const twice = hit();
  await commit(log, [auditEntry('with a hit')], [twice]);
  await expect(commit(log, [auditEntry('lost')], [twice])).rejects.toThrow();
  await commit(log, [auditEntry('after')]);
  expect(await actions()).toEqual(['before', 'with a hit', 'after']);
  expect(await fault()).toBeUndefined();
});

test('each process has a chain of its own, which begins and ends with a row of its own', async () => {
  const first = openLog();
  await commit(first, [auditEntry('one')]);
  await first.close();
  logs = [];
  await fixture.reopen();
  await commit(openLog(), [auditEntry('two')]);
  const chains = grouped(await rows());
  expect([...chains.values()].map((chain) => chain.map((row) => row.result)).sort()).toEqual([
    ['BEGUN', 'MISS'],
    ['BEGUN', 'MISS', 'ENDED'],
  ]);
});

test('a row is found by each key that was searched for and each record that was asked for or shown', async () => {
  const found = auditEntry('a', { keys: '["k1","k2"]', asked: '["r1"]', shown: '["r1","r2"]' });
  await commit(openLog(), [found]);
  const terms = await fixture.store.reader.find(AuditTermRow, { order: { term: 'ASC' } });
  expect(terms).toEqual(
    ['k1', 'k2', recordTerm('r1'), recordTerm('r2')].sort().map((term) => ({ term, id: found.id })),
  );
});

describe('entries beside a write', () => {
  const pend = (entries: AuditEntry[]) => fixture.store.write((manager) => insertPending(manager, entries));

  test('move into the chain when the request is answered', async () => {
    const written = auditEntry('written');
    await pend([written]);
    await commit(openLog(), [written, auditEntry('and read')], [], [written.id]);
    expect(await actions()).toEqual(['written', 'and read']);
    expect(await fixture.store.reader.count(PendingRow)).toBe(0);
    expect(await fault()).toBeUndefined();
  });

  test('are written once when they are taken over while their process is about to write them', async () => {
    const written = auditEntry('written');
    await pend([written]);
    const log = openLog();
    const twice = [commit(log, [written], [], [written.id]), commit(log, [written], [], [written.id])];
    await Promise.all([...twice, commit(log, [auditEntry('other')])]);
    expect(await actions()).toEqual(['written', 'other']);
  });

  test('are taken over when their process has died, and only once', async () => {
    const written = auditEntry('written', { shown: '["r1"]' });
    await pend([written]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const first = openLog({ takeOverAfterMs: 10 });
    const second = openLog({ takeOverAfterMs: 10 });
    await Promise.all([first.takeOver(), second.takeOver()]);
    // Its process lives after all and is only late.
    await commit(openLog(), [written, auditEntry('and read')], [], [written.id]);
    expect((await actions()).sort()).toEqual(['and read', 'written']);
    expect((await rows()).find((row) => row.action === 'written')).toMatchObject({ ...written });
    expect(await fixture.store.reader.count(PendingRow)).toBe(0);
    expect(await fault()).toBeUndefined();
  });
});

function grouped(all: AuditRow[]): Map<string, AuditRow[]> {
  const groups = new Map<string, AuditRow[]>();
  for (const row of all) groups.set(row.chain, [...(groups.get(row.chain) ?? []), row]);
  return groups;
}
