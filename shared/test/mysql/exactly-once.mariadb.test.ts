import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { AuditLog } from '@crimegraph/shared/audit/audit-log';
import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import { AuditTermRow } from '@crimegraph/shared/audit/audit-term-row';
import type { HitEvent } from '@crimegraph/shared/hits/hit-event';
import { OutboxRow, outboxRow } from '@crimegraph/shared/hits/outbox-row';
import { createLogger } from '@crimegraph/shared/log/logger';
import { idempotent } from '@crimegraph/shared/requests/idempotent';
import { withDeadline } from '@crimegraph/shared/requests/with-deadline';
import { WriteRequestRow } from '@crimegraph/shared/requests/write-request-row';
import { runSeeds } from '@crimegraph/shared/seed/run-seeds';
import { defaultCounts, type Seed } from '@crimegraph/shared/seed/seed';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { RestrictionRow } from '@crimegraph/shared/restriction/restriction-row';
import { SeedProgressRow } from '@crimegraph/shared/store/seed-progress-row';
import { StoreUnavailable } from '@crimegraph/shared/store/store-unavailable';
import type { CommitFault } from '@crimegraph/shared/testing/fault-proxy';
import { auditEntry } from '@crimegraph/shared/testing/audit-entries';
import { testViewer } from '@crimegraph/shared/testing/test-subgraph';
import { type MysqlFixture, startMysqlFixture } from './mysql-fixture';

const faults: CommitFault[] = ['unsent', 'unanswered', 'cut'];
let fixture: MysqlFixture;
beforeAll(async () => {
  fixture = await startMysqlFixture();
}, 60_000);
afterAll(() => fixture.stop());
beforeEach(async () => {
  for (const entity of [AuditRow, AuditTermRow, OutboxRow, RestrictionRow, SeedProgressRow, WriteRequestRow]) {
    await fixture.store.write((manager) => manager.clear(entity));
  }
});
afterEach(() => expect(fixture.proxy.left).toBe(0));

/** A request that makes a row of a new id each time it is run, as reports do. */
const report = (requestId: string) =>
  idempotent(fixture.store, testViewer, 'act', { requestId }, async (manager) => {
    const recordId = randomUUID();
    await manager.insert(RestrictionRow, { recordId, party: 'FRA' });
    return { recordId };
  });
const records = async () => (await fixture.store.reader.find(RestrictionRow)).map((row) => row.recordId);

test.each(faults)('a request whose COMMIT is %s is done once, and answered', async (fault) => {
  fixture.proxy.breakCommits(fault);
  const outcome = await report('r');
  expect(await records()).toEqual([(outcome as { recordId: string }).recordId]);
  expect(await report('r')).toEqual(outcome);
});

test('twenty requests, each sent twice at once, over links that break at every kind of COMMIT', async () => {
  fixture.proxy.breakCommits(...Array.from({ length: 10 }, () => faults).flat());
  const ids = Array.from({ length: 20 }, (_, index) => `r${index}`);
  const outcomes = await Promise.all(ids.flatMap((id) => [report(id), report(id)]));
  const named = new Set(outcomes.map((outcome) => (outcome as { recordId: string }).recordId));
  expect(named.size).toBe(20);
  expect(new Set(await records())).toEqual(named);
  expect(await records()).toHaveLength(20);
});

test('a request that ends with an unknown outcome is found done when it is sent again', async () => {
  fixture.proxy.breakCommits('swallowed');
  const first = withDeadline(Date.now() + 1_000, () => report('r'));
  await expect(first).rejects.toThrow(StoreUnavailable);
  fixture.proxy.speak();
  const outcome = await report('r');
  expect(await records()).toEqual([(outcome as { recordId: string }).recordId]);
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

const logs: AuditLog[] = [];
const openLog = () => {
  const log = new AuditLog(fixture.store, { logger: createLogger('test', 'silent') });
  logs.push(log);
  return log;
};
afterEach(() => Promise.all(logs.splice(0).map((log) => log.close())));
const commit = (log: AuditLog, action: string, hits: HitEvent[]) =>
  log.commit({ entries: [auditEntry(action)], hits, pending: [] });

/** The actions of the one chain there is, its own first left out, after a look that it neither forks nor breaks. */
async function chained(): Promise<string[]> {
  const rows = await fixture.store.reader.find(AuditRow, { order: { chain: 'ASC', seq: 'ASC' } });
  expect(new Set(rows.map((row) => row.chain)).size).toBe(1);
  rows.forEach((row, index) => {
    expect(row.seq).toBe(index);
    if (index > 0) expect(row.previousHash).toBe(rows[index - 1]?.hash);
  });
  return rows.slice(1).map((row) => row.action);
}

test.each(faults)('audit entries whose COMMIT is %s are in the chain once, with their hits', async (fault) => {
  const log = openLog();
  await commit(log, 'before', []);
  fixture.proxy.breakCommits(fault);
  await commit(log, 'broken', [hit(), hit()]);
  await commit(log, 'after', [hit()]);
  expect(await chained()).toEqual(['before', 'broken', 'after']);
  expect(await fixture.store.reader.count(OutboxRow)).toBe(3);
});

test('hits whose entries another process has taken over are written all the same', async () => {
  const log = openLog();
  await commit(log, 'before', []);
  fixture.proxy.breakCommits('unsent');
  await log.commit({ entries: [], hits: [hit()], pending: [] });
  expect(await fixture.store.reader.count(OutboxRow)).toBe(1);
});

test('the chain goes on after entries of which nobody knew for a while whether they were written', async () => {
  const log = openLog();
  await commit(log, 'before', []);
  fixture.proxy.breakCommits('swallowed');
  const unknown = withDeadline(Date.now() + 1_000, () => commit(log, 'unknown', [hit()]));
  await expect(unknown).rejects.toThrow(StoreUnavailable);
  fixture.proxy.speak();
  await commit(log, 'after', [hit()]);
  expect(await chained()).toEqual(['before', 'unknown', 'after']);
  expect(await fixture.store.reader.count(OutboxRow)).toBe(2);
});

test('many entries over links that break again and again: one chain, each entry once', async () => {
  const log = openLog();
  fixture.proxy.breakCommits(...Array.from({ length: 8 }, () => faults).flat());
  const actions = Array.from({ length: 120 }, (_, index) => `a${index}`);
  for (let start = 0; start < actions.length; start += 4) {
    await Promise.all(actions.slice(start, start + 4).map((action) => commit(log, action, [hit()])));
  }
  expect(await chained()).toEqual(actions);
  expect(await fixture.store.reader.count(OutboxRow)).toBe(120);
});

test.each(faults)(
  'rows deleted by a transaction whose COMMIT is %s are gone, and the others are not',
  async (fault) => {
    const rows = ['a', 'b', 'c'].map((id) => outboxRow({ ...hit(), id }));
    await fixture.store.write((manager) => insertRows(manager, OutboxRow, rows));
    fixture.proxy.breakCommits(fault);
    await fixture.store.write((manager) => manager.delete(OutboxRow, { id: 'b' }));
    expect((await fixture.store.reader.find(OutboxRow)).map((row) => row.id).sort()).toEqual(['a', 'c']);
  },
);

test('a seed over links that break is complete, with nothing twice', async () => {
  const seed: Seed = {
    name: 'rows',
    size: (counts) => counts.persons,
    chunk: 10,
    fill: (manager, from, to) =>
      insertRows(
        manager,
        RestrictionRow,
        Array.from({ length: to - from }, (_, index) => ({ recordId: String(from + index), party: 'FRA' })),
      ),
  };
  fixture.proxy.breakCommits(...faults);
  await runSeeds(fixture.store, [seed], { ...defaultCounts, persons: 55 }, () => undefined);
  expect(await records()).toHaveLength(55);
});

test('two transactions that lock each other out are both done in the end', async () => {
  await fixture.store.write((manager) =>
    insertRows(manager, SeedProgressRow, [
      { name: 'a', next: 0 },
      { name: 'b', next: 0 },
    ]),
  );
  const both = (first: string, second: string) =>
    fixture.store.write(async (manager) => {
      await manager.increment(SeedProgressRow, { name: first }, 'next', 1);
      await delay(20);
      await manager.increment(SeedProgressRow, { name: second }, 'next', 1);
    });
  await Promise.all([both('a', 'b'), both('b', 'a'), both('a', 'b'), both('b', 'a')]);
  expect((await fixture.store.reader.find(SeedProgressRow)).map((row) => row.next)).toEqual([4, 4]);
});
