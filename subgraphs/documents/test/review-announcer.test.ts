import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { documents } from '@crimegraph/documents/definition';
import { TravelDocument } from '@crimegraph/documents/entities/travel-document';
import { documentRecords } from '@crimegraph/documents/record-sources';
import { databaseId } from '@crimegraph/shared/ids/global-id';
import { createLogger } from '@crimegraph/shared/log/logger';
import { addMonths } from '@crimegraph/shared/retention/expiry';
import { ReviewAnnouncer } from '@crimegraph/shared/retention/review-announcer';
import { ReviewMark } from '@crimegraph/shared/retention/review-mark';
import type { ReviewNews } from '@crimegraph/shared/retention/review-news';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { documentRow } from './document-row';

const RECORDS = 250;
const silent = createLogger('test', 'silent');

let subgraph: TestSubgraph;
let desk: Server;
let url: string;
/** What was sent, in order; how the desk answers each. */
let sent: ReviewNews[] = [];
let answer: (sends: number) => number;

beforeAll(async () => {
  subgraph = await startTestSubgraph(documents);
  desk = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      sent.push(JSON.parse(body) as ReviewNews);
      const status = answer(sent.length);
      // The line breaks after the desk has it.
      if (status === 0) return void request.socket.destroy();
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(desk.address() as AddressInfo).port}`;
});
afterAll(async () => {
  desk.closeAllConnections();
  desk.close();
  await subgraph.stop();
});
beforeEach(async () => {
  sent = [];
  answer = () => 200;
  await subgraph.store.write(async (manager) => {
    await manager.clear(TravelDocument);
    await manager.clear(ReviewMark);
  });
});

const idOf = (index: number) => `00000000-0000-8000-9000-${String(index).padStart(12, '0')}`;
/** Puts documents on record that end `months` from now; several of them at one instant. */
async function insert(indexes: readonly number[], months: number, owner = 'UTO'): Promise<void> {
  const end = addMonths(new Date(), months).getTime();
  const rows = indexes.map((index) =>
    documentRow(idOf(index), { owner, confidentiality: 3, expiresAt: new Date(end + Math.floor(index / 7)) }),
  );
  await subgraph.store.write((manager) => insertRows(manager, TravelDocument, rows));
}

/** Lets `count` announcers work on the store until `done`, and then a while longer. */
async function announce(done: () => boolean, count = 1): Promise<void> {
  const announcers = Array.from({ length: count }, () =>
    new ReviewAnnouncer(subgraph.store, [documentRecords], subgraph.keys, url, silent, 20).start(),
  );
  const deadline = Date.now() + 20_000;
  while (!done()) {
    if (Date.now() > deadline)
      throw new Error(`not told: ${JSON.stringify(sent.map(({ recordIds }) => recordIds.length))}`);
    await delay(10);
  }
  await delay(200);
  await Promise.all(announcers.map((one) => one.stop()));
}

/** The records that the desk was told of, each delivery once: it knows them by their ids. */
const told = () => [...new Map(sent.map((news) => [news.id, news])).values()];
const toldIds = () => told().flatMap(({ recordIds }) => recordIds.map((id) => databaseId('TravelDocument', id)));
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, place) => from + place);

test('each record that comes up for review is told once, those that end first before the others, whatever of the desk fails', async () => {
  await insert(range(0, RECORDS), 5);
  await insert(range(RECORDS, RECORDS + 10), 5, 'FRA');
  await insert(range(RECORDS + 10, RECORDS + 20), 7);
  await insert(range(RECORDS + 20, RECORDS + 30), -1);
  answer = (sends) => [200, 500, 0][sends % 3] ?? 200;
  await announce(() => toldIds().length === RECORDS + 10, 3);
  const of = (owner: string) =>
    told()
      .filter((news) => news.owner === owner)
      .flatMap(({ recordIds }) => recordIds);
  expect(of('UTO').map((id) => databaseId('TravelDocument', id))).toEqual(range(0, RECORDS).map(idOf));
  expect(of('FRA').map((id) => databaseId('TravelDocument', id))).toEqual(range(RECORDS, RECORDS + 10).map(idOf));
  expect(sent.length).toBeGreaterThan(told().length);
  for (const { recordIds } of sent) expect(recordIds.length).toBeLessThanOrEqual(100);
}, 60_000);

test('what comes up later is told then, and what was told is not told again', async () => {
  await insert(range(0, 10), 5);
  await announce(() => toldIds().length === 10);
  await insert(range(20, 25), 6);
  await announce(() => toldIds().length === 15, 2);
  expect(toldIds()).toEqual([...range(0, 10), ...range(20, 25)].map(idOf));
  await announce(() => true, 2);
  expect(sent).toHaveLength(2);
});

test('what was taken by a process that died is told by the next, under the same id', async () => {
  await insert(range(0, 5), 5);
  answer = () => 0;
  await announce(() => sent.length > 0);
  const [first] = sent;
  answer = () => 200;
  await insert(range(5, 8), 5);
  await announce(() => toldIds().length === 8);
  expect(toldIds()).toEqual(range(0, 8).map(idOf));
  expect(told().map(({ id }) => id)[0]).toBe(first?.id);
  expect(told()).toHaveLength(2);
});
