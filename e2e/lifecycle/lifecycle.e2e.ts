import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { firstTakenPort } from '@crimegraph/local/ports';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { subgraphNames } from '@crimegraph/shared/config/subgraphs';
import { createTestDatabases, type TestDatabases } from '@crimegraph/shared/testing/test-databases';
import { at, Client, guard, utopian } from '../support/client';
import { freePorts } from '../support/free-ports';

const script = join(projectRoot, 'deploy/local/dist/start.js');
let databases: TestDatabases;
let port: number;
let client: Client;

interface Started {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}

function start(): Started {
  const settings = { ...databases.settings, DATA_DIR: databases.dataDir, PORT: String(port) };
  const child = spawn(process.execPath, [script], { env: { ...process.env, ...settings } });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, output: () => output, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

async function ready(started: Started): Promise<void> {
  await Promise.race([
    started.ended.then(() => Promise.reject(new Error(`ended: ${started.output()}`))),
    (async () => {
      while (!started.output().includes('Stop with Ctrl-C.')) await new Promise((resolve) => setTimeout(resolve, 50));
    })(),
  ]);
}

beforeAll(async () => {
  databases = await createTestDatabases(subgraphNames);
  port = await freePorts();
  client = new Client(`http://127.0.0.1:${port}/graphql`, databases.dataDir);
});
afterAll(() => databases.remove());

test('start, answer, stop cleanly, start again with the data', async () => {
  const first = start();
  await ready(first);
  expect(first.output()).toMatch(/seeded documents: \d+ documents/);

  const token = /token {3}(\S+)/.exec(first.output())?.[1] ?? '';
  const body = /-d '(.*)'/.exec(first.output())?.[1] ?? '';
  const answer = await client.post(body, { authorization: `Bearer ${token}`, 'x-purpose': 'BORDER_CONTROL' });
  expect(await answer.json()).toMatchObject({ data: { documentCheckByMrz: { verdict: 'MATCH' } } });

  const report = await client.ask(
    `mutation { reportTravelDocument(input: { requestId: "keep", document: { number: "KEPT1", issuingCountry: "UTO", type: PASSPORT, status: LOST } }) { __typename } }`,
    {},
    utopian,
  );
  expect(at(report, 'reportTravelDocument.__typename')).toBe('ReportTravelDocumentSuccess');

  const second = start();
  expect(await second.ended).toBe(1);
  const complaint = second.output().trim().split('\n');
  expect(complaint).toHaveLength(1);
  expect(complaint[0]).toMatch(/port \d+ is already in use/);

  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);

  const again = start();
  await ready(again);
  expect(again.output()).not.toContain('seeded');
  const check = await client.ask('{ documentCheck(number: "KEPT1", issuingCountry: "UTO") { verdict } }', {}, guard);
  expect(at(check, 'documentCheck.verdict')).toBe('MATCH');
  again.child.kill('SIGTERM');
  expect(await again.ended).toBe(0);
}, 120_000);

test('killed without a chance to stop, the launcher leaves nothing running', async () => {
  const started = start();
  await ready(started);
  started.child.kill('SIGKILL');
  await started.ended;
  const ports = Array.from({ length: 6 }, (_, index) => port + index);
  const deadline = Date.now() + 15_000;
  while ((await firstTakenPort(ports, '127.0.0.1')) !== undefined && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(await firstTakenPort(ports, '127.0.0.1')).toBeUndefined();
}, 60_000);

test('stopping lets a request that is under way finish', async () => {
  const started = start();
  await ready(started);
  const documents = Array.from({ length: 1_000 }, (_, index) => ({ number: `DRAIN${index}`, issuingCountry: 'UTO' }));
  const body = JSON.stringify({
    query: 'query ($documents: [DocumentKeyInput!]!) { documentChecks(documents: $documents) { verdict } }',
    variables: { documents },
  });
  const pending = request(client.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      authorization: `Bearer ${await client.token(guard)}`,
      'x-purpose': 'BORDER_CONTROL',
      expect: '100-continue',
    },
  });
  pending.flushHeaders();
  // The gateway says so when it has the request, and waits for the body.
  await once(pending, 'continue');
  started.child.kill('SIGTERM');
  pending.end(body);
  const [response] = (await once(pending, 'response')) as [IncomingMessage];
  const answer = (await json(response)) as { data: { documentChecks: unknown[] } };
  expect(answer.data.documentChecks).toHaveLength(1_000);
  expect(await started.ended).toBe(0);
}, 60_000);
