import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { globalId } from '@crimegraph/shared/ids/global-id';
import type { FeedPage } from '@crimegraph/notices/feed/read-feed';
import { HitClient, hitEvent, until, utopian } from './hit-client';

/** Two instances of the desk on one database. */
const times = { URGENT: 3_000, ROUTINE: 60_000 };
let one: HitClient;
let other: HitClient;
beforeAll(async () => {
  [one, other] = await HitClient.startTwo({ times, escalationEveryMs: 50 });
});
afterAll(() => one.stop());
afterEach(() => one.clear());

const routine = () => hitEvent({ purpose: 'INVESTIGATION' });
const idOf = ({ id }: { id: string }) => globalId('Hit', id);

async function line(bureau: string): Promise<{ type: string; seq: number }[]> {
  const rows = await one.subgraph.store.reader.query<{ type: string; seq: number }[]>(
    `SELECT type, seq FROM desk_event WHERE bureau = '${bureau}' ORDER BY seq`,
  );
  return rows.map(({ type, seq }) => ({ type, seq: Number(seq) }));
}

test('the same deliveries at both are taken once, and the line has no gap', async () => {
  const batches = Array.from({ length: 8 }, () => Array.from({ length: 20 }, routine));
  await Promise.all(batches.flatMap((events) => [one.take(...events), other.take(...events)]));
  expect(await one.count('hit')).toBe(160);
  expect((await line('UTO')).map(({ seq }) => seq)).toEqual(Array.from({ length: 160 }, (_, index) => index + 1));
});

test('a client that waits at one is told what the other takes', async () => {
  const read = async (after: string | null) => {
    const call = { after, waitMs: 8_000, opening: after === null };
    return (await other.internal('hit-feed', call, utopian)).answer as FeedPage;
  };
  const { position } = await read(null);
  const waiting = read(position);
  const hit = routine();
  await one.take(hit);
  const { events } = await waiting;
  expect(events.map(({ payload }) => (JSON.parse(payload) as { data: { hitId: string } }).data.hitId)).toEqual([
    idOf(hit),
  ]);
});

test('of two officers who decide at once, at one each, one decides', async () => {
  const hits = Array.from({ length: 10 }, routine);
  await one.take(...hits);
  const outcomes = await Promise.all(
    hits.map((hit) =>
      Promise.all([
        one.act('confirmHit', { hitId: idOf(hit), reason: 'So it is.' }, ''),
        other.act('dismissHit', { hitId: idOf(hit), reason: 'It is not.' }, ''),
      ]),
    ),
  );
  for (const pair of outcomes) {
    const types = pair.map((outcome) => String(outcome['__typename']));
    expect(types.filter((type) => type.endsWith('Success'))).toHaveLength(1);
    expect(types).toContain('HitAlreadyDecided');
  }
  expect(await one.count('hit_act', `kind IN ('CONFIRMED', 'DISMISSED')`)).toBe(10);
});

test('each step of escalation is taken once', async () => {
  await one.take(...Array.from({ length: 60 }, () => hitEvent()));
  await until(async () => (await one.count('hit', 'step = 2')) === 60);
  expect(await one.count('hit_act', `kind = 'SECOND_REQUEST'`)).toBe(60);
  expect(await one.count('hit_act', `kind = 'ESCALATED'`)).toBe(60);
  expect((await line('XPO')).map(({ type }) => type)).toEqual(Array.from({ length: 60 }, () => 'hit.escalated'));
});

test('each event is told to a webhook once', async () => {
  const received: string[] = [];
  const endpoint = createServer((request, response) => {
    received.push(String(request.headers['webhook-id']));
    request.resume().on('end', () => response.writeHead(204).end());
  });
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/`;
  await one.act('registerWebhook', { url }, '');
  const batches = Array.from({ length: 6 }, () => Array.from({ length: 15 }, routine));
  await Promise.all(batches.map((events, index) => (index % 2 === 0 ? one : other).take(...events)));
  await until(async () => (await one.count('webhook_delivery')) === 0);
  endpoint.closeAllConnections();
  endpoint.close();
  expect(received).toHaveLength(90);
  expect(new Set(received).size).toBe(90);
});
