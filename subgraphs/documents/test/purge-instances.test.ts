import { setTimeout as delay } from 'node:timers/promises';
import { documents } from '@crimegraph/documents/definition';
import { TravelDocument } from '@crimegraph/documents/entities/travel-document';
import { documentRecords } from '@crimegraph/documents/record-sources';
import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import { openAuditLog } from '@crimegraph/shared/audit/open-audit-log';
import { PendingRow } from '@crimegraph/shared/audit/pending-row';
import { RecordChangeRow } from '@crimegraph/shared/feed/record-change-row';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { createLogger } from '@crimegraph/shared/log/logger';
import { purgeExpired } from '@crimegraph/shared/retention/purge-expired';
import { PURGE_LEASE, RecordPurger } from '@crimegraph/shared/retention/record-purger';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import type { Store } from '@crimegraph/shared/store/store';
import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { takeLease } from '@crimegraph/shared/work/work-lease';
import { documentRow } from './document-row';

/** More than two batches of one owner, and a few of another. */
const EXPIRED = 450;
const OF_ANOTHER = 10;
const KEPT = 5;
const silent = createLogger('test', 'silent');

let subgraph: TestSubgraph;
/** Of two instances. An embedded store is for one process: there both have the same. */
let stores: readonly [Store, Store];

beforeAll(async () => {
  subgraph = await startTestSubgraph(documents);
  const other = subgraph.store.dialect === 'mysql' ? (await subgraph.another()).store : subgraph.store;
  stores = [subgraph.store, other];
});
afterAll(() => subgraph.stop());
beforeEach(async () => {
  await subgraph.store.write(async (manager) => {
    for (const entity of [TravelDocument, RecordChangeRow, AuditRow, PendingRow]) await manager.clear(entity);
    const past = new Date(Date.now() - 60_000);
    const rows = Array.from({ length: EXPIRED + OF_ANOTHER + KEPT }, (_, index) =>
      documentRow(idOf(index), {
        owner: index >= EXPIRED && index < EXPIRED + OF_ANOTHER ? 'FRA' : 'UTO',
        ...(index < EXPIRED + OF_ANOTHER && { expiresAt: past }),
      }),
    );
    await insertRows(manager, TravelDocument, rows);
    await manager.clear(RecordChangeRow);
  });
});

const idOf = (index: number) => `00000000-0000-8000-9000-${String(index).padStart(12, '0')}`;
const expired = Array.from({ length: EXPIRED + OF_ANOTHER }, (_, index) =>
  globalId('TravelDocument', idOf(index)),
).sort();

/** The records that the log says were purged, each as often as it says so. */
async function purgedByLog(): Promise<string[]> {
  const rows = await subgraph.store.reader.findBy(AuditRow, { action: 'purge', result: 'PURGED' });
  return rows.flatMap(({ shown }) => JSON.parse(shown) as string[]).sort();
}

async function expectPurgedOnce(): Promise<void> {
  expect(await purgedByLog()).toEqual(expired);
  const { reader } = subgraph.store;
  expect(await reader.count(PendingRow)).toBe(0);
  expect(await reader.count(TravelDocument)).toBe(KEPT);
  const changes = await reader.find(RecordChangeRow);
  expect(changes.map(({ recordId }) => globalId('TravelDocument', recordId)).sort()).toEqual(expired);
}

test('of two instances that purge at once each record is purged by one, with one trace in the log and one in the feed', async () => {
  const logs = await Promise.all(stores.map((store) => openAuditLog({ store, settings: {}, logger: silent })));
  const purgers = stores.map((store, place) =>
    new RecordPurger(store, [documentRecords], logs[place] as (typeof logs)[number], silent, 10).start(),
  );
  const deadline = Date.now() + 20_000;
  while ((await purgedByLog()).length < expired.length) {
    if (Date.now() > deadline) throw new Error('not purged');
    await delay(20);
  }
  // Nothing more comes of it.
  await delay(300);
  await Promise.all(purgers.map((one) => one.stop()));
  await Promise.all(logs.map((log) => log.close()));
  await expectPurgedOnce();
}, 60_000);

test('also when the lease of one runs out and both have it for a while', async () => {
  const logs = await Promise.all(stores.map((store) => openAuditLog({ store, settings: {}, logger: silent })));
  const both = stores.flatMap((store, place) => Array.from({ length: 3 }, () => ({ store, log: logs[place] })));
  const purgeAll = async (owner: string) => {
    const some = async ({ store, log }: (typeof both)[number]) => {
      for (;;) {
        const purged = await purgeExpired(store, documentRecords, owner, new Date(), 40);
        if (purged === undefined) return;
        const { entries } = purged;
        if (entries.length > 0) await log?.commit({ entries, hits: [], pending: entries.map(({ id }) => id) });
      }
    };
    await Promise.all(both.map(some));
  };
  await Promise.all([purgeAll('UTO'), purgeAll('FRA')]);
  await Promise.all(logs.map((log) => log.close()));
  await expectPurgedOnce();
}, 60_000);

test('whoever has not the lease purges nothing', async () => {
  const [store] = stores;
  expect(await takeLease(store, PURGE_LEASE, 'another', 60_000)).toBe(true);
  const log = await openAuditLog({ store, settings: {}, logger: silent });
  const purger = new RecordPurger(store, [documentRecords], log, silent, 10).start();
  await delay(300);
  await purger.stop();
  await log.close();
  expect(await store.reader.count(TravelDocument)).toBe(EXPIRED + OF_ANOTHER + KEPT);
});
