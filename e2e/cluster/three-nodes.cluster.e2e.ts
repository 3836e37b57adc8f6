import { setTimeout as delay } from 'node:timers/promises';
import { withDeadline } from '@crimegraph/shared/requests/with-deadline';
import { openStore } from '@crimegraph/shared/store/open-store';
import { SeedProgressRow } from '@crimegraph/shared/store/seed-progress-row';
import type { Store } from '@crimegraph/shared/store/store';
import { type GaleraCluster, type GaleraNode, startGalera } from '@crimegraph/shared/testing/galera-cluster';
import { createConnection } from 'mysql2/promise';
import { Caller, DEADLINE_MS } from './caller';
import { figures, seconds } from './figures';
import { judge } from './judge';
import { Ledger } from './ledger';
import { type Services, startServices } from './services';
import { settled } from './settled';
import { Workload } from './workload';

/** Two cores for three servers, three services and the clients: timers and answers come late. */
const SLACK_MS = 2_500;
/** The cluster shuts a hanging node out after 5 s and our processes come after it. */
const OUTAGE_MS = 20_000;

let cluster: GaleraCluster;
let services: Services;
beforeAll(async () => {
  cluster = await startGalera(3);
  for (const name of ['documents', 'notices', 'causal']) await cluster.createDatabase(name);
  const [, ...others] = cluster.nodes;
  const writing = { DOCUMENTS_DATABASE_URL: cluster.urls('documents') };
  // One instance reads where all write, the other reads elsewhere: it must see at once what the first has acknowledged.
  const reading = { DOCUMENTS_DATABASE_READ_URLS: others.map((one) => one.url('documents')).join(',') };
  const notices = { NOTICES_DATABASE_URL: cluster.urls('notices') };
  services = await startServices([writing, { ...writing, ...reading }], notices);
}, 180_000);
afterAll(async () => {
  await services?.stop();
  await cluster?.stop();
}, 60_000);

const node = (index: number): GaleraNode => cluster.nodes[index] as GaleraNode;
const first = () => node(0);

async function whole(): Promise<void> {
  await Promise.all(cluster.nodes.map((one) => one.synced(cluster.nodes.length)));
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

describe('an instance that reads elsewhere than all write', () => {
  let writing: Store;
  let reading: Store;
  beforeAll(async () => {
    const open = (readUrls?: string) =>
      openStore({
        name: 'test',
        entities: [],
        migrations: [],
        dataDir: '/nonexistent',
        databaseUrl: cluster.urls('causal'),
        databaseReadUrls: readUrls,
      });
    writing = await open();
    reading = await open(node(1).url('causal'));
  }, 60_000);
  afterAll(async () => {
    await writing?.close();
    await reading?.close();
  });

  const write = (name: string) => writing.write((manager) => manager.insert(SeedProgressRow, { name, next: 1 }));
  const read = (name: string) =>
    withDeadline(Date.now() + DEADLINE_MS, () => reading.reader.findOneBy(SeedProgressRow, { name }));

  test('finds what was acknowledged even on a node that is behind with applying it', async () => {
    const seen: unknown = await reading.reader.query('SELECT @@port AS port');
    expect(seen).toEqual([{ port: String(node(1).port) }]);
    const locked = await createConnection(node(1).url('causal'));
    for (let turn = 0; turn < 5; turn += 1) {
      await locked.query('FLUSH TABLES WITH READ LOCK');
      const name = `behind ${turn}`;
      await write(name);
      // A node that did not wait would have answered "no record" long before.
      const found = read(name);
      await delay(300);
      await locked.query('UNLOCK TABLES');
      expect(await found).toMatchObject({ name });
    }
    await locked.end();
  });

  test('finds it on another node when that one does not catch up in time', async () => {
    const locked = await createConnection(node(1).url('causal'));
    await locked.query('FLUSH TABLES WITH READ LOCK');
    await write('far behind');
    expect(await read('far behind')).toMatchObject({ name: 'far behind' });
    await locked.query('UNLOCK TABLES');
    await locked.end();
  });

  test('is not deceived by a node that was shut out while it hung, and wakes without knowing it', async () => {
    await whole();
    await reading.reader.query('SELECT 1');
    node(1).signal('SIGSTOP');
    await delay(6_000);
    await write('while it hung');
    node(1).signal('SIGCONT');
    expect(await read('while it hung')).toMatchObject({ name: 'while it hung' });
    await whole();
  }, 60_000);
});

test('nodes are killed and hang under a load of reports and checks: nothing acknowledged is lost or doubled', async () => {
  const ledger = new Ledger();
  const caller = new Caller(services.keys);
  const load = new Workload(services.documents, caller, ledger);
  load.start(4, 4);
  await delay(4_000);

  // The node that all write to dies, stays away for a while, and comes back.
  await first().kill();
  await delay(6_000);
  const rejoined = await timed(async () => {
    await first().restart();
    await whole();
  });
  await delay(4_000);

  // It hangs, long enough to be shut out, and wakes without knowing it.
  first().signal('SIGSTOP');
  await delay(8_000);
  first().signal('SIGCONT');
  const woken = await timed(whole);
  await delay(3_000);

  // Another hangs for a moment: all wait for it, and it is not shut out.
  node(1).signal('SIGSTOP');
  await delay(1_500);
  node(1).signal('SIGCONT');
  await delay(3_000);

  await load.stop();
  await whole();
  await settled((sql) => first().ask(sql));
  const held = await Promise.all(cluster.nodes.map((one) => judge((sql) => one.ask(sql), ledger)));
  const problems = [...ledger.wrong, ...held.flat()];
  const report = figures(ledger, caller, problems, [
    `killed node back         ${seconds(rejoined)} after its start`,
    `hung node back           ${seconds(woken)} after it woke`,
  ]);
  process.stdout.write(`\ncluster, three nodes:\n${report}\n`);

  expect(problems).toEqual([]);
  expect(ledger.acknowledged.length).toBeGreaterThan(50);
  expect(ledger.reports.filter((one) => one.acknowledged === undefined)).toEqual([]);
  expect([...ledger.refused.keys()].filter((code) => !EXPECTED.has(code))).toEqual([]);
  expect(Math.max(...caller.durations)).toBeLessThan(DEADLINE_MS + SLACK_MS);
  expect(ledger.longestOutage('report')).toBeLessThan(OUTAGE_MS);
  expect(ledger.longestOutage('check')).toBeLessThan(OUTAGE_MS);
}, 240_000);

/** What a client may be told while the database changes hands. */
const EXPECTED = new Set(['SERVICE_UNAVAILABLE', 'AUDIT_UNAVAILABLE']);
