import { setTimeout as delay } from 'node:timers/promises';
import { type MariadbServer, startMariadb } from '@crimegraph/shared/testing/mariadb-server';
import { createConnection } from 'mysql2/promise';
import { Caller, DEADLINE_MS } from './caller';
import { figures, seconds } from './figures';
import { judge } from './judge';
import { Ledger } from './ledger';
import { type Services, startServices } from './services';
import { settled } from './settled';
import { Workload } from './workload';

/** On a busy machine timers and answers come late. */
const SLACK_MS = 2_500;
const RECOVERY_MS = 15_000;
const KILLS = 3;

let server: MariadbServer;
let services: Services;
beforeAll(async () => {
  server = await startMariadb(['--innodb-flush-log-at-trx-commit=1']);
  for (const name of ['documents', 'notices']) await ask(`CREATE DATABASE ${name}`);
  const documents = { DOCUMENTS_DATABASE_URL: server.url('documents') };
  services = await startServices([documents, documents], { NOTICES_DATABASE_URL: server.url('notices') });
}, 120_000);
afterAll(async () => {
  await services?.stop();
  await server?.stop();
}, 60_000);

async function ask(sql: string): Promise<Record<string, unknown>[]> {
  const connection = await createConnection(server.url(''));
  try {
    const [rows] = await connection.query(sql);
    return rows as Record<string, unknown>[];
  } finally {
    await connection.end();
  }
}

test('the one server is killed under load: coded refusals, then service again, with all that was acknowledged', async () => {
  const ledger = new Ledger();
  const caller = new Caller(services.keys);
  const load = new Workload(services.documents, caller, ledger);
  load.start(4, 4);
  const outages: number[] = [];
  for (let turn = 0; turn < KILLS; turn += 1) {
    await delay(2_000);
    await server.kill();
    await delay(3_000);
    await server.start();
    const started = performance.now();
    await ledger.nextAnswer('report', RECOVERY_MS);
    outages.push(performance.now() - started);
  }
  await delay(2_000);
  await load.stop();
  await settled(ask);
  const problems = [...ledger.wrong, ...(await judge(ask, ledger))];
  const lines = [`service again            ${outages.map(seconds).join(', ')} after the server's start`];
  process.stdout.write(`\none server, killed ${KILLS} times:\n${figures(ledger, caller, problems, lines)}\n`);

  expect(problems).toEqual([]);
  expect(ledger.acknowledged.length).toBeGreaterThan(50);
  expect(ledger.reports.filter((one) => one.acknowledged === undefined)).toEqual([]);
  expect(ledger.refused.size).toBeGreaterThan(0);
  expect([...ledger.refused.keys()].filter((code) => !EXPECTED.has(code))).toEqual([]);
  expect(Math.max(...caller.durations)).toBeLessThan(DEADLINE_MS + SLACK_MS);
}, 120_000);

/** What a client may be told while the database is away: never an answer. */
const EXPECTED = new Set(['SERVICE_UNAVAILABLE', 'AUDIT_UNAVAILABLE']);
