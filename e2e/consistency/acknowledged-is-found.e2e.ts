import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { mariadbInstalled, type MariadbServer, startMariadb } from '@crimegraph/shared/testing/mariadb-server';
import { createConnection } from 'mysql2/promise';
import { DocumentsInstance } from '../support/documents-instance';

const LANES = 8;
const ROUNDS_PER_LANE = 40;
/** Records of a round: 8 lanes of 40 rounds acknowledge 3,200 of them, each looked for by the other instance at once. */
const RECORDS_PER_ROUND = 10;
const KILLS = 3;

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'crimegraph-consistency-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

/** What was acknowledged so far, by number. */
class Acknowledged {
  readonly onRecord = new Set<string>();
  readonly withdrawn = new Set<string>();
}

/** Reports and withdraws, several at a time, until told to stop; what gets no answer is neither on record nor withdrawn for us. */
async function writeUntil(stopped: () => boolean, instance: DocumentsInstance, name: string, known: Acknowledged) {
  let next = 0;
  const lane = async () => {
    while (!stopped()) {
      const number = `${name}${(next += 1)}`;
      try {
        const [id] = await instance.report(number, [number]);
        known.onRecord.add(number);
        if (next % 4 !== 0 || id === undefined) continue;
        known.onRecord.delete(number);
        await instance.withdraw(`${number}w`, id);
        known.withdrawn.add(number);
      } catch {
        await delay(20);
      }
    }
  };
  await Promise.all(Array.from({ length: 4 }, lane));
}

/** Every record that was acknowledged is found by `instance`, none that was withdrawn is. */
async function expectAll(instance: DocumentsInstance, known: Acknowledged): Promise<void> {
  for (const [numbers, verdict] of [
    [[...known.onRecord], 'MATCH'],
    [[...known.withdrawn], 'NO_RECORD'],
  ] as const) {
    for (let start = 0; start < numbers.length; start += 1_000) {
      const chunk = numbers.slice(start, start + 1_000);
      expect(await instance.check(chunk)).toEqual(chunk.map(() => verdict));
    }
  }
}

/** Kills `victim` again and again while it writes, and looks at once what it and the others know. */
async function killWhileWriting(victim: DocumentsInstance, others: DocumentsInstance[], known: Acknowledged) {
  for (let kill = 0; kill < KILLS; kill += 1) {
    let over = false;
    const writing = writeUntil(() => over, victim, `K${kill}N`, known);
    await delay(300 + Math.random() * 500);
    const restarted = victim.killAndRestart();
    for (const other of others) await expectAll(other, known);
    await restarted;
    await expectAll(victim, known);
    over = true;
    await writing;
  }
  expect(known.onRecord.size).toBeGreaterThan(KILLS);
  expect(known.withdrawn.size).toBeGreaterThan(0);
  for (const instance of [victim, ...others]) await expectAll(instance, known);
}

describe('on the embedded store, one process', () => {
  test('what was acknowledged is found after the process was killed and started again', async () => {
    const instance = await DocumentsInstance.start(dataDir);
    try {
      await killWhileWriting(instance, [], new Acknowledged());
    } finally {
      await instance.stop();
    }
  }, 60_000);
});

(mariadbInstalled() ? describe : describe.skip)('on one MariaDB, two instances', () => {
  let server: MariadbServer;
  let instances: [DocumentsInstance, DocumentsInstance];

  beforeAll(async () => {
    server = await startMariadb();
  }, 60_000);
  afterAll(() => server.stop());

  beforeEach(async () => {
    const connection = await createConnection(server.url(''));
    await connection.query('CREATE OR REPLACE DATABASE consistency');
    await connection.end();
    const start = () => DocumentsInstance.start(dataDir, server.url('consistency'));
    instances = [await start(), await start()];
  }, 60_000);
  afterEach(() => Promise.all(instances.map((instance) => instance.stop())));

  test('what one acknowledges the next check of the other finds, and what is withdrawn it finds no more', async () => {
    const wrong: string[] = [];
    const lane = async (_: unknown, index: number) => {
      for (let round = 0; round < ROUNDS_PER_LANE; round += 1) {
        const [writer, reader] = round % 2 === 0 ? instances : ([instances[1], instances[0]] as const);
        const numbers = Array.from({ length: RECORDS_PER_ROUND }, (__, record) => `L${index}R${round}N${record}`);
        const [first = ''] = numbers;
        const expectVerdicts = async (by: DocumentsInstance, when: string, verdictOfFirst: string, verdict: string) => {
          const told = await by.check(numbers);
          const expected = numbers.map((number) => (number === first ? verdictOfFirst : verdict));
          if (told.join() !== expected.join()) wrong.push(`${first} ${when}: ${told.join()}`);
        };
        await expectVerdicts(reader, 'before it was reported', 'NO_RECORD', 'NO_RECORD');
        const [id = ''] = await writer.report(first, numbers);
        await expectVerdicts(reader, 'when it was reported', 'MATCH', 'MATCH');
        await writer.withdraw(`${first}w`, id);
        await expectVerdicts(reader, 'when the first was withdrawn', 'NO_RECORD', 'MATCH');
        await reader.report(`${first}again`, [first]);
        await expectVerdicts(writer, 'when the other had reported it again', 'MATCH', 'MATCH');
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    expect(wrong).toEqual([]);
  }, 180_000);

  test('a bulk is found by the other as a whole', async () => {
    const numbers = Array.from({ length: 1_000 }, (_, index) => `BULK${index}`);
    await instances[0].report('bulk', numbers);
    expect(new Set(await instances[1].check(numbers))).toEqual(new Set(['MATCH']));
  });

  test('so it stays while one of them is killed and started again', async () => {
    await killWhileWriting(instances[0], [instances[1]], new Acknowledged());
  }, 120_000);
});
