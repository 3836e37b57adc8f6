import { setTimeout as delay } from 'node:timers/promises';
import { createTestDatabases, type TestDatabases, testStore } from '@crimegraph/shared/testing/test-databases';
import { DocumentsInstance } from '../support/documents-instance';

const KILLS = 3;
/** The embedded store has one process; on a server a second one looks on. */
const INSTANCES = testStore() === 'embedded' ? 1 : 2;

let databases: TestDatabases;
const instances: DocumentsInstance[] = [];
beforeAll(async () => {
  databases = await createTestDatabases(['documents']);
  while (instances.length < INSTANCES) {
    instances.push(await DocumentsInstance.start(databases.dataDir, databases.url('documents')));
  }
}, 60_000);
afterAll(async () => {
  await Promise.all(instances.map((instance) => instance.stop()));
  await databases.remove();
});

/** The numbers of records whose last write was acknowledged. What got no answer is in neither. */
const onRecord = new Set<string>();
const withdrawn = new Set<string>();

test('what was acknowledged is found after a kill and by all others meanwhile, what was withdrawn is not', async () => {
  const [victim, ...others] = instances;
  if (victim === undefined) throw new Error('no instance was started');
  for (let kill = 0; kill < KILLS; kill += 1) {
    let over = false;
    const writing = writeUntil(() => over, victim, `K${kill}N`);
    await delay(500 + Math.random() * 500);
    const restarted = victim.killAndRestart();
    for (const other of others) await expectAll(other);
    await restarted;
    await expectAll(victim);
    over = true;
    await writing;
  }
  expect(onRecord.size).toBeGreaterThan(KILLS);
  expect(withdrawn.size).toBeGreaterThan(0);
  for (const instance of instances) await expectAll(instance);
}, 120_000);

/** Reports and withdraws, four at a time, until told to stop. */
async function writeUntil(stopped: () => boolean, instance: DocumentsInstance, name: string): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (!stopped()) {
      next += 1;
      const number = `${name}${next}`;
      const isWithdrawn = next % 4 === 0;
      try {
        const [id = ''] = await instance.report(number, [number]);
        if (!isWithdrawn) onRecord.add(number);
        if (isWithdrawn) {
          await instance.withdraw(`${number}w`, id);
          withdrawn.add(number);
        }
      } catch {
        await delay(20);
      }
    }
  };
  await Promise.all(Array.from({ length: 4 }, lane));
}

async function expectAll(instance: DocumentsInstance): Promise<void> {
  await expectVerdict(instance, [...onRecord], 'MATCH');
  await expectVerdict(instance, [...withdrawn], 'NO_RECORD');
}

async function expectVerdict(instance: DocumentsInstance, numbers: string[], verdict: string): Promise<void> {
  for (let start = 0; start < numbers.length; start += 1_000) {
    const chunk = numbers.slice(start, start + 1_000);
    expect(await instance.check(chunk)).toEqual(chunk.map(() => verdict));
  }
}
