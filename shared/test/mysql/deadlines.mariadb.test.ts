import { setTimeout as delay } from 'node:timers/promises';
import { withDeadline } from '@crimegraph/shared/requests/with-deadline';
import { SeedProgressRow } from '@crimegraph/shared/store/seed-progress-row';
import { isStoreUnavailable } from '@crimegraph/shared/store/store-unavailable';
import { type MysqlFixture, startMysqlFixture } from './mysql-fixture';

/** As the gateway gives a subgraph. */
const DEADLINE_MS = 1_500;
/** On a busy machine timers and answers come late. */
const SLACK_MS = 1_000;
const RECOVERY_MS = 10_000;

let fixture: MysqlFixture;
beforeAll(async () => {
  fixture = await startMysqlFixture();
}, 60_000);
afterAll(() => fixture.stop());
afterEach(async () => {
  fixture.server.signal('SIGCONT');
  fixture.proxy.speak();
  await recovered();
});

const request = <T>(work: () => Promise<T>) => withDeadline(Date.now() + DEADLINE_MS, work);
const read = () => request(() => fixture.store.reader.count(SeedProgressRow));
const write = (name: string) =>
  request(() => fixture.store.write((manager) => manager.insert(SeedProgressRow, { name, next: 1 })));

async function outcome(work: () => Promise<unknown>): Promise<{ unavailable: boolean; error: unknown; ms: number }> {
  const started = performance.now();
  const error = await work().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { unavailable: isStoreUnavailable(error), error, ms: performance.now() - started };
}

async function recovered(): Promise<void> {
  const until = Date.now() + RECOVERY_MS;
  while ((await outcome(read)).error !== undefined) {
    if (Date.now() > until) throw new Error('the store did not recover');
    await delay(50);
  }
}

/** Many at once, more than there are connections: none may hang, all must say that the store did not answer. */
async function expectAllToEnd(withinMs = DEADLINE_MS + SLACK_MS): Promise<void> {
  const reads = Array.from({ length: 40 }, () => outcome(read));
  const writes = Array.from({ length: 20 }, (_, index) => outcome(() => write(`w${index}`)));
  for (const { unavailable, error, ms } of await Promise.all([...reads, ...writes])) {
    expect({ unavailable, error }).toEqual({ unavailable: true, error: expect.anything() as unknown });
    expect(ms).toBeLessThan(withinMs);
  }
}

async function expectAllToAnswer(): Promise<void> {
  const all = await Promise.all(Array.from({ length: 40 }, () => outcome(read)));
  expect(all.filter(({ error }) => error !== undefined)).toEqual([]);
}

test('a server that hangs: every request ends by its deadline, and when it wakes all is well', async () => {
  fixture.server.signal('SIGSTOP');
  await expectAllToEnd();
  fixture.server.signal('SIGCONT');
  await recovered();
});

test('half-open links: every request ends by its deadline, and the pool is whole again after it', async () => {
  fixture.proxy.fallSilent();
  await expectAllToEnd();
  fixture.proxy.speak();
  await recovered();
  await expectAllToAnswer();
}, 60_000);

test('connections that died unnoticed are not used again once one of them was found dead', async () => {
  await Promise.all(Array.from({ length: 16 }, read));
  fixture.proxy.fallSilent();
  expect((await outcome(read)).unavailable).toBe(true);
  fixture.proxy.speak();
  await recovered();
  await expectAllToAnswer();
}, 60_000);

test('a slow statement is ended by the server, and its connection lives on', async () => {
  const slow = await outcome(() =>
    request(() =>
      fixture.store.reader.query(
        `SELECT COUNT(*) FROM information_schema.COLUMNS a, information_schema.COLUMNS b, information_schema.COLUMNS c`,
      ),
    ),
  );
  expect(slow.unavailable).toBe(true);
  expect(slow.ms).toBeLessThan(DEADLINE_MS);
  await delay(100);
  expect(await running()).toEqual([]);
});

test('a lock that is not freed ends the write by its deadline', async () => {
  await write('locked');
  const held = fixture.store.write(async (manager) => {
    await manager.update(SeedProgressRow, { name: 'locked' }, { next: 2 });
    await delay(2_500);
  });
  await delay(100);
  const { unavailable, ms } = await outcome(() =>
    request(() => fixture.store.write((manager) => manager.update(SeedProgressRow, { name: 'locked' }, { next: 3 }))),
  );
  expect(unavailable).toBe(true);
  expect(ms).toBeLessThan(DEADLINE_MS + SLACK_MS);
  await held;
  expect(await fixture.store.reader.findOneBy(SeedProgressRow, { name: 'locked' })).toMatchObject({ next: 2 });
});

test('a transaction whose caller has gone leaves no lock and no open transaction behind', async () => {
  await write('abandoned');
  const abandoned = await outcome(() =>
    withDeadline(Date.now() + 200, () =>
      fixture.store.write(async (manager) => {
        await manager.update(SeedProgressRow, { name: 'abandoned' }, { next: 2 });
        await delay(300);
        await manager.count(SeedProgressRow);
      }),
    ),
  );
  expect(abandoned.unavailable).toBe(true);
  await delay(100);
  expect(await fixture.ask('SELECT trx_id FROM information_schema.INNODB_TRX')).toEqual([]);
  expect(await fixture.store.reader.findOneBy(SeedProgressRow, { name: 'abandoned' })).toMatchObject({ next: 1 });
});

test('killed and started again, it is used again, with what was acknowledged', async () => {
  await write('before the crash');
  await fixture.server.kill();
  await expectAllToEnd();
  // Nobody waits in vain for a server that has been away for a while.
  await delay(1_000);
  await expectAllToEnd(DEADLINE_MS / 2);
  await fixture.server.start();
  await recovered();
  expect(await fixture.store.reader.countBy(SeedProgressRow, { name: 'before the crash' })).toBe(1);
}, 60_000);

const running = () =>
  fixture.ask(`SELECT INFO FROM information_schema.PROCESSLIST WHERE COMMAND = 'Query' AND DB = 'test'`);
