import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import { createLogger } from '@crimegraph/shared/log/logger';
import type { RequestContext } from '../http/request-context';
import { signedHeaders, SubgraphSource } from '../subgraph-source';
import { GatewayMetrics } from '../metrics/gateway-metrics';
import { defaultLimits } from './limits';
import { ResilientSource } from './resilient-source';

const logger = createLogger('test', 'silent');
const keys = new CallerKeys(`k:${Buffer.alloc(32, 1).toString('base64url')}`);
const viewer = {
  subject: 's',
  bureau: 'FRA',
  entity: null,
  role: 'officer',
  scopes: [],
  clearance: 1,
  purpose: 'INVESTIGATION',
  caseReference: null,
};

let server: Server;
let answer: (response: ServerResponse) => void;
let asked = 0;
let source: SubgraphSource<RequestContext>;
let resilient: ResilientSource;

const good = (response: ServerResponse) =>
  void response.setHeader('content-type', 'application/json').end('{"data":{"a":1}}');
const broken = (response: ServerResponse) => void response.socket?.destroy();
const never = () => undefined;

beforeEach(async () => {
  asked = 0;
  answer = good;
  server = createServer((request, response) => {
    asked += 1;
    request.resume();
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  source = new SubgraphSource(
    'persons',
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    signedHeaders('persons', keys),
    1_500,
    logger,
  );
  resilient = new ResilientSource(
    'persons',
    source,
    { ...defaultLimits, subgraphConcurrent: 2, subgraphQueued: 1 },
    logger,
    new GatewayMetrics(new Set()),
  );
});
afterEach(async () => {
  await source.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function ask(query = '{ a }', cancelled?: AbortSignal, patienceMs = 1_000): Promise<unknown> {
  const context = {
    viewer,
    trace: '1'.repeat(32),
    deadline: Date.now() + patienceMs,
    cancelled,
  } as unknown as RequestContext;
  const options = {
    kind: 'incoming operation',
    request: { query },
    incomingRequestContext: { operationName: 'A' },
    context,
  };
  return resilient
    .process(options as unknown as Parameters<ResilientSource['process']>[0])
    .catch((error: { extensions: unknown }) => error.extensions);
}

const unavailable = { code: 'SERVICE_UNAVAILABLE', service: 'persons' };
const whole = { data: { a: 1 } };

test('a read whose connection broke is sent once more, a write is not', async () => {
  answer = (response) => (asked === 1 ? broken(response) : good(response));
  expect(await ask()).toEqual(whole);
  expect(asked).toBe(2);
  asked = 0;
  expect(await ask('mutation { a }')).toEqual(unavailable);
  expect(asked).toBe(1);
});

test('while it keeps failing nothing is sent, and one fetch finds out that it answers again', async () => {
  answer = broken;
  for (let fetch = 0; fetch < 40; fetch += 1) expect(await ask()).toEqual(unavailable);
  expect(resilient.open).toBe(true);
  const sent = asked;
  expect(await ask()).toEqual(unavailable);
  expect(asked).toBe(sent);
  answer = good;
  await delay(1_050);
  expect(await ask()).toEqual(whole);
  expect(asked).toBe(sent + 1);
  expect(resilient.open).toBe(false);
}, 15_000);

test('few may be sent again: a failing service is not asked twice as much', async () => {
  answer = broken;
  await Promise.all(Array.from({ length: 3 }, () => ask()));
  for (let fetch = 0; fetch < 19; fetch += 1) await ask();
  // Whatever was sent until the breaker opened: 20 retries at most, and one for each ten.
  expect(asked).toBeLessThanOrEqual(22 + 20 + 2);
});

test('what clients give up stops the fetch, and does not count against the service', async () => {
  answer = never;
  for (let fetch = 0; fetch < 30; fetch += 1) {
    const gone = new AbortController();
    const asking = ask('{ a }', gone.signal);
    setTimeout(() => gone.abort(), 5);
    expect(await asking).toEqual(unavailable);
  }
  expect(resilient.open).toBe(false);
  answer = good;
  expect(await ask()).toEqual(whole);
});

test('a slow service holds no more than its share: what would wait behind it is told at once', async () => {
  answer = never;
  const slow = [ask('{ a }', undefined, 300), ask('{ a }', undefined, 300), ask('{ a }', undefined, 300)];
  const started = performance.now();
  expect(await ask()).toEqual(unavailable);
  expect(performance.now() - started).toBeLessThan(250);
  expect(await Promise.all(slow)).toEqual([unavailable, unavailable, unavailable]);
});
