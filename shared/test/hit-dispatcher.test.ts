import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { HitDispatcher } from '@crimegraph/shared/hits/hit-dispatcher';
import type { HitEvent } from '@crimegraph/shared/hits/hit-event';
import { OutboxRow, outboxRow } from '@crimegraph/shared/hits/outbox-row';
import { CALLER_HEADER, CallerVerifier } from '@crimegraph/shared/identity/caller-context';
import { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import { createLogger } from '@crimegraph/shared/log/logger';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { openTestStore, type TestStore } from '@crimegraph/shared/testing/test-store';

const keys = new CallerKeys(`test:${randomBytes(32).toString('base64url')}`);
let fixture: TestStore;
let desk: Server;
/** What the desk has been sent, delivery by delivery. */
let deliveries: string[][];
/** What the desk answers to a delivery of these ids: a status, and the ids that it refuses. */
let answer: (ids: string[]) => { status: number; refused?: string[] };
let running: HitDispatcher[];

beforeEach(async () => {
  fixture = await openTestStore();
  deliveries = [];
  running = [];
  answer = () => ({ status: 200 });
  const verifier = new CallerVerifier(keys, 'notices');
  desk = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      verifier.verify(request.headers[CALLER_HEADER] as string, body, '/internal/hits').then(
        () => {
          const { events } = JSON.parse(body.toString()) as { events: { id: string }[] };
          const ids = events.map((event) => event.id);
          deliveries.push(ids);
          const { status, refused = [] } = answer(ids);
          response.writeHead(status).end(JSON.stringify({ refused }));
        },
        () => response.writeHead(401).end(),
      );
    });
  });
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await Promise.all(running.map((one) => one.stop()));
  desk.close();
  await fixture.remove();
});

function start(): HitDispatcher {
  const url = `http://127.0.0.1:${(desk.address() as AddressInfo).port}`;
  const dispatcher = new HitDispatcher(fixture.store, keys, url, createLogger('test', 'silent'));
  running.push(dispatcher);
  dispatcher.nudge();
  return dispatcher;
}

async function fill(count: number): Promise<string[]> {
  const events = Array.from({ length: count }, (_, index) => {
    const occurredAt = new Date(Date.UTC(2026, 0, 1, 0, 0, 0, index)).toISOString();
    return { id: randomUUID(), occurredAt } as HitEvent;
  });
  await fixture.store.write((manager) => insertRows(manager, OutboxRow, events.map(outboxRow)));
  return events.map((event) => event.id);
}

const waiting = () => fixture.store.reader.find(OutboxRow, { order: { at: 'ASC' } });
async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await done())) await delay(20);
}
const emptied = () => until(async () => (await waiting()).length === 0);

test('every waiting hit is delivered, in order, and then leaves the outbox', async () => {
  const ids = await fill(250);
  start();
  await emptied();
  expect(deliveries.flat()).toEqual(ids);
});

test('a hit that the desk did not acknowledge stays, and is delivered again', async () => {
  let down = true;
  answer = () => ({ status: down ? 503 : 200 });
  const ids = await fill(3);
  start();
  await until(() => deliveries.length > 0);
  down = false;
  await emptied();
  expect(new Set(deliveries.flat())).toEqual(new Set(ids));
  expect(deliveries.at(-1)).toEqual(ids);
});

test('a hit that the desk refuses holds up no other, and is tried alone from then on', async () => {
  const ids = await fill(150);
  const bad = ids[5] as string;
  answer = (sent) => ({ status: 200, refused: sent.filter((id) => id === bad) });
  start();
  await until(async () => deliveries.length >= 4 && (await waiting()).length === 1);
  expect(deliveries.slice(2).every((sent) => sent.length === 1 && sent[0] === bad)).toBe(true);
  expect(new Set(deliveries.flat())).toEqual(new Set(ids));
});

test('a hit that makes the desk fail holds up no other, and is never given up', async () => {
  const ids = await fill(20);
  const bad = ids[5] as string;
  answer = (sent) => ({ status: sent.includes(bad) ? 500 : 200 });
  start();
  await until(async () => (await waiting()).length === 1);
  // With the claim, so that a try which is under way does not write its own count over it.
  await fixture.store.write((manager) =>
    manager.update(OutboxRow, { id: bad }, { refusals: 99, dueAt: new Date(), claim: null }),
  );
  await until(async () => (await waiting())[0]?.refusals === 100);
  expect((await waiting())[0]?.dueAt).not.toBeNull();
});

test('a hit that is refused time and again is a dead letter, tried once more when a process starts', async () => {
  const [bad] = await fill(1);
  answer = (sent) => ({ status: 200, refused: sent });
  start();
  await until(async () => (await waiting())[0]?.refusals === 1);
  await fixture.store.write((manager) =>
    manager.update(OutboxRow, { id: bad }, { refusals: 11, dueAt: new Date(), claim: null }),
  );
  await until(async () => (await waiting())[0]?.dueAt === null);
  const tries = deliveries.length;
  await delay(1_500);
  expect(deliveries).toHaveLength(tries);
  answer = () => ({ status: 200 });
  start();
  await emptied();
  expect(deliveries).toHaveLength(tries + 1);
});

test('several instances on one store share the work: each hit is delivered once', async () => {
  const ids = await fill(1_000);
  for (let instance = 0; instance < 4; instance += 1) start();
  await emptied();
  expect(deliveries.flat().sort()).toEqual([...ids].sort());
});

test('what a process had taken when it died is delivered by another', async () => {
  const ids = await fill(2);
  const taken = { claim: randomUUID(), dueAt: new Date(Date.now() + 600) };
  await fixture.store.write((manager) => manager.update(OutboxRow, { id: ids[0] as string }, taken));
  start();
  await emptied();
  expect(deliveries.flat()).toEqual([ids[1], ids[0]]);
});
