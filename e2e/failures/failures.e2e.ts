import { setTimeout as delay } from 'node:timers/promises';
import { MRZ_SPECIMENS } from '@crimegraph/shared/mrz/specimens';
import { subgraphNames } from '@crimegraph/shared/config/subgraphs';
import { type Answer, guard } from '../support/client';
import { operation } from '../support/operations';
import { type SeededSystem, startSeededSystem } from '../support/seeded-system';

/** The subgraph's deadline is 1.5 s; the others' parts and the merging come on top. */
const PATIENCE_MS = 2_500;
const RECOVERY_MS = 20_000;

const query = operation('BorderCheck');
const mrz = MRZ_SPECIMENS.find((one) => one.format === 'TD1')?.mrz ?? '';
let running: SeededSystem;

beforeAll(async () => {
  running = await startSeededSystem();
}, 60_000);
afterAll(() => running.stop());

const check = () => running.client.ask(query, { mrz }, guard);
const signal = (service: string, name: NodeJS.Signals) => {
  const pid = running.system.services.get(service)?.pid;
  if (pid === undefined) throw new Error(`${service} is not running`);
  process.kill(pid, name);
};

async function timed(work: () => Promise<Answer>): Promise<{ answer: Answer; ms: number }> {
  const started = performance.now();
  const answer = await work();
  return { answer, ms: performance.now() - started };
}

async function whole(): Promise<Answer> {
  const deadline = Date.now() + RECOVERY_MS;
  for (;;) {
    const answer = await check();
    if (answer.errors === undefined) return answer;
    if (Date.now() > deadline) throw new Error(`not whole again: ${JSON.stringify(answer.errors)}`);
    await delay(200);
  }
}

const missing = (service: string) => ({
  message: `The ${service} service did not answer. It was not searched.`,
  extensions: { code: 'SERVICE_UNAVAILABLE', service },
});

test('persons killed: documents and notices answer, one error names persons, and it comes back', async () => {
  const before = await whole();
  signal('persons', 'SIGKILL');
  await delay(100);
  const { answer, ms } = await timed(check);
  expect(answer.errors).toEqual([missing('persons')]);
  expect(answer.data).toMatchObject({
    documentCheckByMrz: { verdict: 'MATCH', matches: [{ document: { number: 'D23145890' } }] },
    personSearchByMrz: null,
    noticeSearchByMrz: { verdict: 'MATCH' },
  });
  expect(ms).toBeLessThan(PATIENCE_MS);
  const after = await whole();
  expect(Object.keys(after.data ?? {})).toEqual(Object.keys(before.data ?? {}));
  expect(after.data).toMatchObject({ personSearchByMrz: { verdict: 'MATCH' } });
}, 60_000);

test('notices hung: the others answer within the deadline, and when it wakes so does its part', async () => {
  await whole();
  signal('notices', 'SIGSTOP');
  try {
    const { answer, ms } = await timed(check);
    expect(answer.errors).toEqual([missing('notices')]);
    expect(answer.data).toMatchObject({
      documentCheckByMrz: { verdict: 'MATCH' },
      personSearchByMrz: { verdict: 'MATCH', candidates: [{ person: { notices: null } }] },
      noticeSearchByMrz: null,
    });
    expect(ms).toBeLessThan(2 * PATIENCE_MS);
  } finally {
    signal('notices', 'SIGCONT');
  }
  const after = await whole();
  expect(after.data).toMatchObject({ noticeSearchByMrz: { verdict: 'MATCH' } });
}, 60_000);

test('all of them down: a clear answer still', async () => {
  await whole();
  for (const name of subgraphNames) signal(name, 'SIGSTOP');
  try {
    const { answer, ms } = await timed(check);
    expect(answer.status).toBe(200);
    expect(answer.data).toEqual({ documentCheckByMrz: null, personSearchByMrz: null, noticeSearchByMrz: null });
    const services = answer.errors?.map((error) => error.extensions['service']).sort();
    expect(services).toEqual(['documents', 'notices', 'persons']);
    expect(ms).toBeLessThan(PATIENCE_MS);
  } finally {
    for (const name of subgraphNames) signal(name, 'SIGCONT');
  }
  await whole();
}, 60_000);
