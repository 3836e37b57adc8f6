import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { subgraphNames } from '@crimegraph/shared/config/subgraphs';
import { CALLER_HEADER } from '@crimegraph/shared/identity/caller-context';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { createLogger } from '@crimegraph/shared/log/logger';
import type { SubgraphSettings } from '@crimegraph/shared/config/subgraph-settings';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { CommissionAct } from '@crimegraph/notices/commission/entities/commission-act';
import { CommissionOrder } from '@crimegraph/notices/commission/entities/commission-order';
import { OrderDispatcher } from '@crimegraph/notices/commission/order-dispatcher';
import { v7 as uuid } from 'uuid';
import { HitClient, until } from './hit-client';

/** More than are taken at once: the dispatchers share them. A database that fails is left alone for a second each time, so more take long. */
const ORDERS = 24;
const DISPATCHERS = 3;

let desk: HitClient;
beforeAll(async () => {
  desk = await HitClient.start();
});
afterAll(() => desk.stop());

/** A database that fails at times, and at times has done what was ordered before the line breaks. */
async function unreliableDatabase() {
  const calls: string[] = [];
  const done = new Set<string>();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { requestId } = JSON.parse(body) as { requestId: string };
      calls.push(requestId);
      expect(request.headers[CALLER_HEADER]).toBeDefined();
      // The first order of a few fails once, in one way or the other; after that it is answered.
      const turn = calls.filter((one) => one === requestId).length;
      if (turn === 1 && calls.length % 9 === 4) return void response.writeHead(500).end('{}');
      done.add(requestId);
      if (turn === 1 && calls.length % 9 === 7) return void request.socket.destroy();
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ __typename: 'RecordBlocked', restriction: 'DENY' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url, calls, done, close };
}

function order(): CommissionOrder {
  const recordId = globalId('Person', uuid());
  const now = new Date();
  return {
    id: uuid(),
    caseId: uuid(),
    caseReference: 'CCF/1',
    recordId,
    recordType: 'Person',
    owner: 'UTO',
    act: 'BLOCK',
    status: 'ORDERED',
    instruction: 'x',
    fields: null,
    contentBefore: null,
    orderedAt: now,
    orderedBy: 'ccf',
    trace: '0'.repeat(32),
    correctBy: null,
    carriedOutAt: null,
    reportedAt: null,
    doneAt: null,
    formerRestriction: null,
    step: 'CARRY_OUT',
    dueAt: now,
    claim: null,
    failures: 0,
    activeKey: `BLOCK ${recordId}`,
  };
}

test('several instances carry out each order, and note and tell it once, however often the database fails', async () => {
  const database = await unreliableDatabase();
  const { store, keys } = desk.subgraph;
  const orders = Array.from({ length: ORDERS }, order);
  await store.write((manager) => insertRows(manager, CommissionOrder, orders));
  const subgraphUrls = Object.fromEntries(subgraphNames.map((name) => [name, database.url]));
  const settings = { callerKeys: keys, subgraphUrls } as Pick<SubgraphSettings, 'callerKeys' | 'subgraphUrls'>;
  const dispatchers = Array.from(
    { length: DISPATCHERS },
    () => new OrderDispatcher(store, settings, () => undefined, createLogger('test', 'silent')),
  );
  for (const one of dispatchers) one.nudge();
  await until(async () => (await store.reader.countBy(CommissionOrder, { status: 'IN_FORCE' })) === ORDERS);
  // Nothing more comes of it.
  await delay(1_500);
  await Promise.all(dispatchers.map((one) => one.stop()));
  database.close();

  expect(database.done.size).toBe(ORDERS);
  expect(database.calls.length).toBeGreaterThan(ORDERS);
  const settled = await store.reader.find(CommissionOrder);
  for (const one of settled) {
    expect(one).toMatchObject({ step: null, dueAt: null, claim: null, failures: 0, formerRestriction: 'DENY' });
  }
  const acts = await store.reader.findBy(CommissionAct, { kind: 'ORDER_CARRIED_OUT' });
  expect(acts.map(({ caseId }) => caseId).sort()).toEqual(orders.map(({ caseId }) => caseId).sort());
  expect(await desk.count('desk_event', `type = 'commission.carried_out' AND bureau = 'UTO'`)).toBe(ORDERS);
}, 120_000);
