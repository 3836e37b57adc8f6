import { setTimeout as delay } from 'node:timers/promises';
import type { SubgraphName } from '@crimegraph/shared/config/subgraphs';
import { databaseId } from '@crimegraph/shared/ids/global-id';
import { connectStore } from '@crimegraph/shared/store/open-store';
import { type Answer, at, type Client, officer, utopian } from '../support/client';
import { type SeededSystem, startSeededSystem } from '../support/seeded-system';
import { commission, done, openedCase, read, type ShownOrder } from './commission-client';

/** Half of them are to be deleted, half to be blocked. */
const RECORDS = 60;
const KILLS_EACH = 4;
const SETTLE_MS = 60_000;

const victims = ['persons', 'notices'] as const;
const asker = commission('CCF/KILLS');

let running: SeededSystem;
let client: Client;
beforeAll(async () => {
  running = await startSeededSystem();
  client = running.client;
}, 60_000);
afterAll(() => running.stop());

test('whatever is killed and whenever, each order is carried out once, and none by half', async () => {
  const persons = await Promise.all(Array.from({ length: RECORDS }, (_, index) => record(index)));
  const caseId = await openedCase(client, 'CCF/KILLS', 'DELETION', persons);

  const progress = { ordered: 0 };
  const killing = kill(() => progress.ordered === RECORDS);
  const orders = new Map<string, { recordId: string; act: 'DELETE' | 'BLOCK' }>();
  for (const [index, recordId] of persons.entries()) {
    const kind = index % 2 === 0 ? 'OrderDeletion' : 'OrderBlock';
    const input = { requestId: `kill-order-${index}`, caseId, recordId, instruction: 'Killed in between.' };
    // Sent again with the same id until it is answered: what was given is not given twice.
    const orderId = await untilAnswered(() => done(client, kind, input, asker));
    orders.set(orderId, { recordId, act: index % 2 === 0 ? 'DELETE' : 'BLOCK' });
    progress.ordered += 1;
    await delay(120);
  }
  const kills = await killing;

  const wanted = (order: ShownOrder) => order.status === (orders.get(order.id)?.act === 'DELETE' ? 'DONE' : 'IN_FORCE');
  const deadline = Date.now() + SETTLE_MS;
  let shown = await ordersOf(caseId);
  while (Date.now() < deadline && !shown.every(wanted)) {
    await delay(300);
    shown = await ordersOf(caseId);
  }
  expect(shown).toHaveLength(RECORDS);
  expect(shown.filter((order) => !wanted(order))).toEqual([]);

  const left = await whatIsLeft(persons.map((id) => databaseId('Person', id) ?? ''));
  const figures = {
    orders: RECORDS,
    kills,
    rows: left.rows.length,
    blocked: left.rows.filter(({ restriction }) => restriction === 'BLOCK').length,
    namesOfDeleted: left.names,
    changes: left.changes,
    entries: left.entries,
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  // Deleted wholly or blocked; each once in the feed, beside the change that recorded it, and in the audit log.
  expect(figures).toMatchObject({ rows: RECORDS / 2, blocked: RECORDS / 2, namesOfDeleted: 0 });
  expect(left.changes).toBe(2 * RECORDS);
  expect(left.entries).toBe(RECORDS);
  for (const name of victims) expect(kills[name]).toBeGreaterThan(0);

  // Nobody but the owner sees what is blocked.
  const [blocked] = [...orders.values()].filter(({ act }) => act === 'BLOCK');
  const query = 'query ($id: ID!) { person(id: $id) { id } }';
  expect((await client.ask(query, { id: blocked?.recordId }, officer)).data).toEqual({ person: null });
  expect((await client.ask(query, { id: blocked?.recordId }, utopian)).data).not.toEqual({ person: null });
}, 180_000);

async function record(index: number): Promise<string> {
  const query = `mutation ($input: RecordPersonInput!) {
    recordPerson(input: $input) { __typename ... on RecordPersonSuccess { person { id } } }
  }`;
  const names = [{ family: 'Killanders', given: 'Ina', script: 'Latn', kind: 'PRIMARY', quality: 'GOOD' }];
  const input = { requestId: `kill-${index}`, person: { names, status: 'SUSPECT', warnings: [] } };
  return at(await client.ask(query, { input }, utopian), 'recordPerson.person.id');
}

async function untilAnswered<T>(work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + SETTLE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(200);
    }
  }
}

async function ordersOf(caseId: string): Promise<ShownOrder[]> {
  const ask = async (): Promise<Answer> => {
    const answer = await read(client, 'CommissionCase', { id: caseId }, asker);
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
    return answer;
  };
  return at<ShownOrder[]>(await untilAnswered(ask), 'commissionCase.orders');
}

/** Kills both sides at random until `finished`, each a few times; gives how often each was killed. */
async function kill(finished: () => boolean): Promise<Record<(typeof victims)[number], number>> {
  const kills = { persons: 0, notices: 0 };
  while (!finished()) {
    await delay(200 + Math.random() * 900);
    const left = victims.filter((name) => kills[name] < KILLS_EACH);
    const victim = left[Math.floor(Math.random() * left.length)];
    if (victim === undefined || finished()) break;
    if (signalled(victim)) kills[victim] += 1;
  }
  return kills;
}

/** Whether the service was running and is dead now. */
function signalled(name: SubgraphName): boolean {
  try {
    return process.kill(running.system.services.get(name)?.pid ?? 0, 'SIGKILL');
  } catch {
    return false;
  }
}

/** What the store of persons has of these ids. */
async function whatIsLeft(ids: readonly string[]) {
  const store = await connectStore({
    name: 'persons',
    entities: [],
    migrations: [],
    databaseUrl: running.settings['PERSONS_DATABASE_URL'],
    dataDir: running.dataDir,
  });
  try {
    const listed = `('${ids.join("','")}')`;
    const count = async (sql: string) => Number((await store.reader.query<{ n: number }[]>(sql))[0]?.n);
    const rows = await store.reader.query<{ restriction: string }[]>(
      `SELECT restriction FROM person WHERE id IN ${listed}`,
    );
    return {
      rows,
      names: await count(
        `SELECT COUNT(*) AS n FROM person_name WHERE personId IN ${listed} AND personId NOT IN (SELECT id FROM person)`,
      ),
      changes: await count(`SELECT COUNT(*) AS n FROM record_change WHERE recordId IN ${listed}`),
      // An entry that a killed process left beside its write waits there until it is taken over.
      entries:
        (await count(
          `SELECT COUNT(*) AS n FROM audit_row WHERE action = 'internal/commission-order' AND result IN ('RecordDeleted', 'RecordBlocked')`,
        )) +
        (await count(
          `SELECT COUNT(*) AS n FROM audit_pending WHERE entry LIKE '%"RecordDeleted"%' OR entry LIKE '%"RecordBlocked"%'`,
        )),
    };
  } finally {
    await store.close();
  }
}
