import { setTimeout as delay } from 'node:timers/promises';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { specimenIds } from '@crimegraph/shared/seed/specimen-world';
import { connectStore } from '@crimegraph/shared/store/open-store';
import { type Answer, officer, utopian } from '../support/client';
import { type SeededSystem, startSeededSystem } from '../support/seeded-system';

const RESTRICT = `mutation ($input: RestrictRecordInput!) { restrictRecord(input: $input) {
  __typename ... on RestrictRecordSuccess { recordId mode }
} }`;
const recordId = globalId('TravelDocument', specimenIds.passport);
const SETTLE_MS = 30_000;

let running: SeededSystem;
beforeAll(async () => {
  running = await startSeededSystem();
}, 60_000);
afterAll(() => running.stop());

const signal = (name: NodeJS.Signals) => {
  const pid = running.system.services.get('documents')?.pid;
  if (pid === undefined) throw new Error('documents is not running');
  process.kill(pid, name);
};
const restrict = (requestId: string, mode: string, listed: object[] = []): Promise<Answer> =>
  running.client.ask(RESTRICT, { input: { requestId, recordId, mode, listed } }, utopian);
const isSeen = async (): Promise<boolean> => {
  const query = 'query ($id: ID!) { travelDocument(id: $id) { id } }';
  const answer = await untilAnswered(() => running.client.ask(query, { id: recordId }, officer));
  return answer.data?.['travelDocument'] !== null;
};

/** The first answer without an error. */
async function untilAnswered(ask: () => Promise<Answer>): Promise<Answer> {
  const deadline = Date.now() + SETTLE_MS;
  for (;;) {
    const answer = await ask();
    if (answer.errors === undefined) return answer;
    if (Date.now() > deadline) throw new Error(JSON.stringify(answer.errors));
    await delay(200);
  }
}

/** What the store of the owning subgraph has of the requests and of the record. */
async function whatIsThere() {
  const store = await connectStore({
    name: 'documents',
    entities: [],
    migrations: [],
    databaseUrl: running.settings['DOCUMENTS_DATABASE_URL'],
    dataDir: running.dataDir,
  });
  try {
    const rows = <T extends object>(sql: string) => store.reader.query<T[]>(sql);
    const [record] = await rows<{ restriction: string }>(
      `SELECT restriction FROM travel_document WHERE id = '${specimenIds.passport}'`,
    );
    const requests = await rows<{ requestId: string }>(`SELECT requestId FROM write_request WHERE bureau = 'UTO'`);
    const listed = await rows<{ party: string }>(
      `SELECT party FROM restricted_party WHERE recordId = '${specimenIds.passport}'`,
    );
    const changes = await rows<object>(`SELECT recordId FROM record_change WHERE recordId = '${specimenIds.passport}'`);
    return {
      restriction: record?.restriction,
      requests: requests.map(({ requestId }) => requestId).sort(),
      listed: listed.map(({ party }) => party),
      changes: changes.length,
    };
  } finally {
    await store.close();
  }
}

const away = [
  {
    extensions: { code: 'SERVICE_UNAVAILABLE', service: 'documents' },
  },
];

test('a restriction while the database of the record is down is told as such, nothing of it is done, and it is done once when sent again', async () => {
  expect(await isSeen()).toBe(true);
  const before = await whatIsThere();
  signal('SIGKILL');
  await delay(100);
  const answer = await restrict('away', 'DENY', [{ bureau: 'FRA' }]);
  expect(answer.data).toEqual({ restrictRecord: null });
  expect(answer.errors).toMatchObject(away);
  expect(JSON.stringify(answer.errors)).not.toMatch(/ECONN|127\.0\.0\.1|localhost/);
  expect(await isSeen()).toBe(true);
  expect(await whatIsThere()).toEqual(before);

  const done = { restrictRecord: { __typename: 'RestrictRecordSuccess', recordId, mode: 'DENY' } };
  for (let time = 0; time < 2; time += 1) {
    const again = await untilAnswered(() => restrict('away', 'DENY', [{ bureau: 'FRA' }]));
    expect(again.data).toEqual(done);
  }
  expect(await isSeen()).toBe(false);
  expect(await whatIsThere()).toEqual({
    restriction: 'DENY',
    requests: [...before.requests, 'away'].sort(),
    listed: ['FRA'],
    changes: before.changes + 1,
  });
}, 120_000);

test('one that it may have done, since it hangs, is told in the same way, and is whole: done, or not', async () => {
  const before = await whatIsThere();
  signal('SIGSTOP');
  const answer = await restrict('hanging', 'NONE');
  signal('SIGCONT');
  expect(answer.data).toEqual({ restrictRecord: null });
  expect(answer.errors).toMatchObject(away);
  const between = await whatIsThere();
  const isDone = between.requests.includes('hanging');
  expect(between).toEqual(
    isDone
      ? {
          restriction: 'NONE',
          requests: [...before.requests, 'hanging'].sort(),
          listed: [],
          changes: before.changes + 1,
        }
      : before,
  );
  const again = await untilAnswered(() => restrict('hanging', 'NONE'));
  expect(again.data).toEqual({ restrictRecord: { __typename: 'RestrictRecordSuccess', recordId, mode: 'NONE' } });
  expect(await isSeen()).toBe(true);
  expect(await whatIsThere()).toEqual({
    restriction: 'NONE',
    requests: [...before.requests, 'hanging'].sort(),
    listed: [],
    changes: before.changes + 1,
  });
}, 120_000);
