import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { createLogger } from '@crimegraph/shared/log/logger';
import { HitDesk } from '@crimegraph/notices/hits/hit-desk';
import { hitDeskSettings } from '@crimegraph/notices/settings';
import { Webhook as Verifier } from 'standardwebhooks';
import { french, HitClient, hitEvent, until, utopian } from './hit-client';

const settings = { webhookPausesMs: [50, 50], webhookDeadlineMs: 500 };
let desk: HitClient;
let endpoints: Server[] = [];

beforeAll(async () => {
  desk = await HitClient.start(settings);
});
afterAll(() => desk.stop());
afterEach(async () => {
  for (const endpoint of endpoints) {
    endpoint.closeAllConnections();
    endpoint.close();
  }
  endpoints = [];
  await desk.clear();
});

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** An endpoint of a bureau; `answer` says what becomes of a request. */
async function endpoint(answer: (response: ServerResponse) => void = (response) => response.writeHead(204).end()) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      answer(response);
    });
  });
  endpoints.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hits`, received };
}

const REGISTERED = '... on RegisterWebhookSuccess { secret webhook { id url registeredBy } }';
interface Registered {
  secret: string;
  webhook: { id: string };
}
const register = async (url: string, viewer: object = utopian) =>
  (await desk.act('registerWebhook', { url }, REGISTERED, viewer)) as unknown as Registered;
async function deadLetters(viewer: object = utopian) {
  const fields = 'edges { node { eventId event hit { id } attempts lastFailure } }';
  const answer = await desk.ask(`{ webhooks { id deadLetters(first: 10) { ${fields} } } }`, {}, viewer);
  expect(answer.errors).toBeUndefined();
  const webhooks = answer.data?.['webhooks'] as { deadLetters: { edges: { node: Record<string, unknown> }[] } }[];
  return webhooks.flatMap((webhook) => webhook.deadLetters.edges.map(({ node }) => node));
}

test('a bureau is told of its hits by signed requests without personal data', async () => {
  const { url, received } = await endpoint();
  const { secret, webhook } = await register(url);
  expect(webhook).toMatchObject({ url, registeredBy: 'officer@uto.test' });
  const hit = hitEvent();
  await desk.take(hit);
  await until(() => received.length > 0);
  const [{ headers, body }] = received as [Received];
  const verified = new Verifier(secret).verify(body, headers as Record<string, string>);
  expect(verified).toEqual({
    type: 'hit.received',
    timestamp: expect.any(String) as string,
    data: {
      hitId: globalId('Hit', hit.id),
      recordId: hit.recordId,
      recordType: 'TravelDocument',
      owner: 'UTO',
      searchedBy: 'FRA',
      level: 'EXACT',
      urgency: 'URGENT',
      status: 'OPEN',
      confirmBy: expect.any(String) as string,
    },
  });
  await until(async () => (await desk.count('webhook_delivery')) === 0);
  expect(received).toHaveLength(1);
  expect(await desk.count('webhook', 'lastDeliveredAt IS NOT NULL AND lastFailedAt IS NULL')).toBe(1);
});

test('the secret is shown once, and the store does not have it in clear', async () => {
  const { url } = await endpoint();
  const input = { requestId: 'once', url };
  const first = (await desk.act('registerWebhook', input, REGISTERED)) as unknown as Registered;
  const again = (await desk.act('registerWebhook', input, REGISTERED)) as unknown as Registered;
  expect(first.secret).toMatch(/^whsec_/);
  expect(again).toMatchObject({ secret: null, webhook: { id: first.webhook.id } });
  const dump = JSON.stringify([
    await desk.subgraph.store.reader.query('SELECT * FROM webhook'),
    await desk.subgraph.store.reader.query('SELECT * FROM write_request'),
    await desk.subgraph.store.reader.query('SELECT * FROM audit_row'),
  ]);
  expect(dump).not.toContain(first.secret.slice(6));
});

test('what an endpoint does not take is tried again, then a dead letter, which its bureau can have tried anew', async () => {
  let status = 503;
  const { url, received } = await endpoint((response) => response.writeHead(status).end('x'.repeat(100_000)));
  const { webhook } = await register(url);
  const hit = hitEvent();
  await desk.take(hit);
  await until(async () => (await deadLetters()).length > 0);
  expect(received).toHaveLength(3);
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(await deadLetters()).toEqual([
    {
      eventId: received[0]?.headers['webhook-id'],
      event: 'hit.received',
      hit: { id: globalId('Hit', hit.id) },
      attempts: 3,
      lastFailure: 'HTTP_503',
    },
  ]);
  expect(await deadLetters(french)).toEqual([]);
  status = 200;
  const replay = (viewer: object) =>
    desk.act('replayDeadLetters', { webhookId: webhook.id }, '... on ReplayDeadLettersSuccess { replayed }', viewer);
  expect(await replay(french)).toMatchObject({ __typename: 'WebhookNotFound' });
  expect(await replay(utopian)).toMatchObject({ replayed: 1 });
  await until(() => received.length === 4);
  await until(async () => (await desk.count('webhook_delivery')) === 0);
});

test('an endpoint that is gone is not tried again, and redirections are not followed', async () => {
  const elsewhere = await endpoint();
  const gone = await endpoint((response) => response.writeHead(410).end());
  const moved = await endpoint((response) => response.writeHead(307, { location: elsewhere.url }).end());
  await register(gone.url);
  await register(moved.url);
  await desk.take(hitEvent());
  await until(async () => (await deadLetters()).length === 2);
  expect(gone.received).toHaveLength(1);
  expect(moved.received).toHaveLength(3);
  expect(elsewhere.received).toHaveLength(0);
});

test('an endpoint that never answers holds up no other', async () => {
  const silent = await endpoint(() => undefined);
  const quick = await endpoint();
  await register(silent.url);
  await register(quick.url, { bureau: 'DEU' });
  await desk.take(...Array.from({ length: 50 }, () => hitEvent()));
  await until(() => silent.received.length > 0);
  await desk.take(...Array.from({ length: 50 }, () => hitEvent({ owner: 'DEU' })));
  await until(() => quick.received.length === 50);
  expect(silent.received.length).toBeLessThan(50);
});

test('several instances on one store share the work: each event is told once', async () => {
  const { url, received } = await endpoint();
  await register(url);
  const runtime = { store: desk.subgraph.store, logger: createLogger('test', 'silent') };
  const more = [1, 2, 3].map(() =>
    new HitDesk(runtime, { ...hitDeskSettings(new Uint8Array(32)), ...settings }).start(),
  );
  for (let round = 0; round < 3; round += 1) {
    await desk.take(...Array.from({ length: 100 }, () => hitEvent()));
    for (const one of more) one.told();
  }
  await until(async () => (await desk.count('webhook_delivery')) === 0);
  await Promise.all(more.map((one) => one.stop()));
  const ids = received.map(({ headers }) => headers['webhook-id']);
  expect(ids).toHaveLength(300);
  expect(new Set(ids).size).toBe(300);
});

test('what a process had taken when it died is told by another', async () => {
  const { url, received } = await endpoint();
  await register(url);
  await desk.take(hitEvent());
  await until(() => received.length === 1);
  await until(async () => (await desk.count('webhook_delivery')) === 0);
  const [event] = await desk.subgraph.store.reader.query<{ id: string }[]>('SELECT id FROM desk_event');
  const [webhook] = await desk.subgraph.store.reader.query<{ id: string }[]>('SELECT id FROM webhook');
  const lease = new Date(Date.now() + 500).toISOString().replace('T', ' ').replace('Z', '');
  await desk.subgraph.store.write((manager) =>
    manager.query(
      `INSERT INTO webhook_delivery (id, webhookId, eventId, attempts, dueAt) VALUES ('x', '${webhook?.id}', '${event?.id}', 1, '${lease}')`,
    ),
  );
  await until(() => received.length === 2);
  expect(received[1]?.headers['webhook-id']).toBe(event?.id);
});

test('who searched is told of the decision, as far as whoever registered the address might see it', async () => {
  const [low, high] = [await endpoint(), await endpoint()];
  await register(low.url, { ...french, clearance: 1 });
  await register(high.url, { ...french, clearance: 2 });
  const hit = hitEvent({ outcomeClearance: 2 });
  await desk.take(hit);
  await desk.act('confirmHit', { hitId: globalId('Hit', hit.id), reason: 'x' }, '');
  await until(() => high.received.length > 0);
  expect(JSON.parse(high.received[0]?.body ?? '')).toMatchObject({
    type: 'hit.decided',
    data: { status: 'CONFIRMED' },
  });
  await delay(300);
  expect(low.received).toHaveLength(0);
});

test('an address that is not public is refused, and told what was expected', async () => {
  const fields = '... on InvalidInput { fields { path expected } }';
  const outcome = await desk.act('registerWebhook', { url: 'https://10.0.0.1/hits' }, fields);
  const field = { path: 'url', expected: 'a host with public addresses only' };
  expect(outcome).toMatchObject({ __typename: 'InvalidInput', fields: [field] });
  expect(await desk.count('webhook')).toBe(0);
});

test('a bureau has five webhooks at most, and removes its own only', async () => {
  const { url } = await endpoint();
  const all = await Promise.all([1, 2, 3, 4, 5].map(() => register(url)));
  expect(await desk.act('registerWebhook', { url }, '')).toMatchObject({ __typename: 'TooManyWebhooks' });
  const webhookId = all[0]?.webhook.id;
  const remove = (viewer: object) =>
    desk.act('removeWebhook', { webhookId }, '... on RemoveWebhookSuccess { id }', viewer);
  expect(await remove(french)).toMatchObject({ __typename: 'WebhookNotFound' });
  expect(await remove(utopian)).toMatchObject({ __typename: 'RemoveWebhookSuccess', id: webhookId });
  expect(await desk.count('webhook')).toBe(4);
});

describe('where no network but the public one is allowed', () => {
  let strict: HitClient;
  beforeAll(async () => {
    strict = await HitClient.start({ ...settings, webhookNetworks: [] });
  });
  afterAll(() => strict.stop());

  test('an address that was public when it was registered and is not any more is not connected to', async () => {
    const { url, received } = await endpoint();
    await strict.act('registerWebhook', { url: 'https://93.184.216.34/' }, '');
    for (const host of ['127.0.0.1', 'localhost']) {
      const now = url.replace('127.0.0.1', host);
      await strict.subgraph.store.write((manager) => manager.query(`UPDATE webhook SET url = '${now}'`));
      await strict.take(hitEvent());
      await until(async () => (await strict.count('webhook_delivery', `lastFailure = 'ADDRESS_NOT_PUBLIC'`)) > 0);
      await strict.subgraph.store.write((manager) => manager.query('DELETE FROM webhook_delivery'));
    }
    expect(received).toHaveLength(0);
  });
});
