import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { HitDispatcher } from '@crimegraph/shared/hits/hit-dispatcher';
import { OutboxRow } from '@crimegraph/shared/hits/outbox-row';
import { CALLER_HEADER, CallerVerifier } from '@crimegraph/shared/identity/caller-context';
import { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import { createLogger } from '@crimegraph/shared/log/logger';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { openTestStore, type TestStore } from '@crimegraph/shared/testing/test-store';

const keys = new CallerKeys(`test:${randomBytes(32).toString('base64url')}`);
let fixture: TestStore;
let desk: Server;
let failures: number;
let received: string[];

beforeEach(async () => {
  fixture = await openTestStore();
  received = [];
  failures = 0;
  const verifier = new CallerVerifier(keys, 'notices');
  desk = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      verifier.verify(request.headers[CALLER_HEADER] as string, body, '/internal/hits').then(
        () => {
          const { events } = JSON.parse(body.toString()) as { events: { id: string }[] };
          received.push(...events.map((event) => event.id));
          response.writeHead((failures -= 1) >= 0 ? 500 : 204).end();
        },
        () => response.writeHead(401).end(),
      );
    });
  });
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  desk.close();
  await fixture.remove();
});

const dispatcher = () =>
  new HitDispatcher(
    fixture.store,
    keys,
    `http://127.0.0.1:${(desk.address() as AddressInfo).port}`,
    createLogger('test', 'silent'),
  );
const fill = (count: number) =>
  fixture.store.write((manager) =>
    insertRows(
      manager,
      OutboxRow,
      Array.from({ length: count }, (_, index) => {
        const id = randomUUID();
        return { id, event: JSON.stringify({ id }), at: new Date(Date.UTC(2026, 0, 1, 0, 0, 0, index)) };
      }),
    ),
  );
async function emptied(): Promise<void> {
  while ((await fixture.store.reader.count(OutboxRow)) > 0) await delay(20);
}

test('every waiting hit is delivered, in order, and then leaves the outbox', async () => {
  await fill(250);
  const expected = (await fixture.store.reader.find(OutboxRow, { order: { at: 'ASC' } })).map((row) => row.id);
  const running = dispatcher();
  running.nudge();
  await emptied();
  await running.stop();
  expect(received).toEqual(expected);
});

test('a hit that the desk did not acknowledge stays, and is delivered again', async () => {
  failures = 1;
  await fill(3);
  const running = dispatcher();
  running.nudge();
  while (received.length === 0) await delay(20);
  expect(await fixture.store.reader.count(OutboxRow)).toBe(3);
  await emptied();
  await running.stop();
  expect(received).toHaveLength(6);
  expect(new Set(received).size).toBe(3);
});
