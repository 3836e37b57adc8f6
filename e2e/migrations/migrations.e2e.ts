import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { connectStore } from '@crimegraph/shared/store/open-store';
import type { Store } from '@crimegraph/shared/store/store';
import { createTestDatabases, type TestDatabases } from '@crimegraph/shared/testing/test-databases';
import { freePorts } from '../support/free-ports';
import { SubgraphProcess } from '../support/subgraph-process';

let databases: TestDatabases;
let port: number;
let running: SubgraphProcess[];

beforeEach(async () => {
  databases = await createTestDatabases(['vehicles']);
  port = await freePorts();
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((process) => process.stop()));
  await databases.remove();
});

function start(settings: Record<string, string> = {}, commandArguments: string[] = [], offset = 0): SubgraphProcess {
  const process = new SubgraphProcess('vehicles', databases, port + offset, settings, commandArguments);
  running.push(process);
  return process;
}

/** Works on the store as it is, without any code's migrations. */
async function onStore(work: (store: Store) => Promise<unknown>): Promise<void> {
  const { dataDir } = databases;
  const store = await connectStore({
    name: 'vehicles',
    entities: [],
    migrations: [],
    dataDir,
    databaseUrl: databases.url('vehicles'),
  });
  await work(store);
  await store.close();
}
const statement = (sql: string) => onStore((store) => store.write((manager) => manager.query(sql)));

test('a process that may not migrate is alive and refuses everything until the job has done its work, then serves', async () => {
  const waiting = start({ MIGRATE: 'never' });
  await waiting.until('/livez', 200);
  // Long enough for it to have looked at the schema.
  for (let look = 0; look < 20; look += 1) {
    expect([await waiting.status('/readyz'), await waiting.status('/graphql', 'POST')]).toEqual([503, 503]);
    await delay(50);
  }
  const job = start({ MIGRATE: 'never' }, ['--migrate'], 1);
  expect([await job.ended, job.complaints]).toEqual([0, []]);
  await waiting.until('/readyz', 200);
  // Served now: unsigned calls are refused for what they are.
  expect([await waiting.status('/livez'), await waiting.status('/graphql', 'POST')]).toEqual([200, 401]);
}, 60_000);

test('a migration that fails at start ends the process with one line; repaired, the next start serves', async () => {
  await statement('CREATE TABLE migrations (id int, name varchar(255))');
  const failing = start();
  expect(await failing.ended).toBe(1);
  expect(failing.complaints).toEqual([
    expect.stringMatching(/^vehicles: the migration \w+ failed \(up\): .*timestamp/),
  ]);
  await statement('DROP TABLE migrations');
  await start().until('/readyz', 200);
}, 60_000);

test('a database that later code has changed for good is not worked on; one that it has only added to is', async () => {
  await onStore((store) => store.migrator.up());
  const note = (name: string) =>
    statement(`INSERT INTO migrations (timestamp, name) VALUES (1990000000000, '${name}')`);
  await note('AddsSomething1990000000000');
  const older = start();
  await older.until('/readyz', 200);
  await older.stop();
  await note('BreakingSomething1990000000001');
  const refused = start({ MIGRATE: 'never' });
  expect(await refused.ended).toBe(1);
  expect(refused.complaints).toEqual([expect.stringContaining('the database is newer than this code')]);
}, 60_000);

test('steps are taken back on demand, but never in production', async () => {
  const key = randomBytes(32).toString('base64url');
  const production = {
    NODE_ENV: 'production',
    GATEWAY_SIGNING_KEYS: `key:${key}`,
    AUDIT_KEY: key,
    AUDIT_SIGNING_KEY: key,
  };
  const job = async (settings: Record<string, string>, ...more: string[]) => {
    const process = start(settings, ['--migrate', ...more]);
    return [await process.ended, ...process.complaints];
  };
  expect(await job(production)).toEqual([0]);
  expect(await job(production, '--down', '1')).toEqual([
    1,
    expect.stringContaining('in production nothing is taken back'),
  ]);
  await onStore(async (store) => expect((await store.migrator.state()).unknown).toHaveLength(2));
  expect(await job({}, '--down', '2')).toEqual([0]);
  await onStore(async (store) => expect((await store.migrator.state()).unknown).toHaveLength(0));
  // In production a process does not migrate by itself.
  const serving = start(production);
  await serving.until('/livez', 200);
  expect(await serving.status('/readyz')).toBe(503);
}, 60_000);
