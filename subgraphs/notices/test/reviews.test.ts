import { randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { FeedPage } from '@crimegraph/notices/feed/read-feed';
import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { Webhook as Verifier } from 'standardwebhooks';
import { french, HitClient, hitEvent, until, utopian } from './hit-client';

let desk: HitClient;
const endpoints: Server[] = [];
beforeAll(async () => {
  desk = await HitClient.start();
});
afterAll(async () => {
  await desk.stop();
  for (const endpoint of endpoints) endpoint.close().closeAllConnections();
});
afterEach(() => desk.clear());

const news = (changes: object = {}) => ({
  id: randomUUID(),
  owner: 'UTO',
  recordType: 'TravelDocument',
  recordIds: [globalId('TravelDocument', randomUUID()), globalId('TravelDocument', randomUUID())],
  firstEnds: '2027-01-01T00:00:00.000Z',
  lastEnds: '2027-01-02T00:00:00.000Z',
  ...changes,
});
const deliver = (body: object) => desk.internal('review-tasks', body, { scopes: [] });
const withoutScope = { ...utopian, scopes: ['hits:read', 'hits:write'] as const };

async function read(after: string | null, viewer: object = utopian): Promise<FeedPage> {
  const { status, answer } = await desk.internal('hit-feed', { after, waitMs: 0, opening: after === null }, viewer);
  expect(status).toBe(200);
  return answer as FeedPage;
}

/** An endpoint of a webhook that `viewer` has registered. */
async function registered(viewer: object) {
  const received: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.writeHead(204).end();
    });
  });
  endpoints.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const outcome = await desk.act('registerWebhook', { url }, '... on RegisterWebhookSuccess { secret }', viewer);
  return { received, secret: outcome['secret'] as string };
}

test('owners are told of records up for review by signed webhooks and live, each time once however often it is delivered', async () => {
  const { position } = await read(null);
  const { received, secret } = await registered(utopian);
  const one = news();
  const answers = await Promise.all([deliver(one), deliver(one), deliver(one)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect((await deliver(one)).status).toBe(200);
  await until(() => received.length > 0);
  const [{ headers, body }] = received as [{ headers: IncomingHttpHeaders; body: string }];
  const { id: _, ...data } = one;
  const told = { type: 'review.due', timestamp: expect.any(String) as string, data };
  expect(new Verifier(secret).verify(body, headers as Record<string, string>)).toEqual(told);

  const { events } = await read(position);
  expect(events.map(({ type, payload }) => [type, JSON.parse(payload) as unknown])).toEqual([['review.due', told]]);
  await until(async () => (await desk.count('webhook_delivery')) === 0);
  expect(received).toHaveLength(1);
  const rows = await desk.subgraph.store.reader.findBy(AuditRow, { action: 'internal/hit-feed' });
  expect(rows.flatMap(({ shown }) => JSON.parse(shown) as string[]).sort()).toEqual([...one.recordIds].sort());
});

test('nobody is told of the tasks who may not see the list, in the owner’s bureau or in another', async () => {
  const [place, foreignPlace] = [(await read(null, withoutScope)).position, (await read(null, french)).position];
  const [without, foreign] = [await registered(withoutScope), await registered(french)];
  await deliver(news());
  const hit = hitEvent();
  await desk.take(hit);
  const { events } = await read(place, withoutScope);
  expect(events.map(({ type }) => type)).toEqual(['hit.received']);
  expect((await read(foreignPlace, french)).events).toEqual([]);
  await until(() => without.received.length > 0);
  await delay(200);
  expect(without.received.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual(['hit.received']);
  expect(foreign.received).toEqual([]);
});

test.each([
  ['no records', news({ recordIds: [] })],
  ['more records than are told at once', news({ recordIds: Array.from({ length: 101 }, () => 'x') })],
  ['an id that is none', news({ id: 'x' })],
  ['something else beside', news({ name: 'Eriksson' })],
])('what is no news is refused: %s', async (_name, body) => {
  expect((await deliver(body)).status).toBe(400);
  expect(await desk.count('desk_event')).toBe(0);
});
