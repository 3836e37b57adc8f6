import { setTimeout as delay } from 'node:timers/promises';
import { globalId } from '@crimegraph/shared/ids/global-id';
import type { FeedPage } from '@crimegraph/notices/feed/read-feed';
import { french, HitClient, hitEvent, utopian } from './hit-client';

let desk: HitClient;
beforeAll(async () => {
  desk = await HitClient.start();
});
afterAll(() => desk.stop());
afterEach(() => desk.clear());

async function read(after: string | null, waitMs = 0, viewer: object = utopian): Promise<FeedPage> {
  const { status, answer } = await desk.internal('hit-feed', { after, waitMs, opening: after === null }, viewer);
  expect(status).toBe(200);
  return answer as FeedPage;
}
const hitsOf = (page: FeedPage) =>
  page.events.map(({ payload }) => (JSON.parse(payload) as { data: { hitId: string } }).data.hitId);
const idOf = ({ id }: { id: string }) => globalId('Hit', id);

test('who comes is told what comes from then on, in order and without a gap', async () => {
  await desk.take(hitEvent());
  const { events, position, lost } = await read(null);
  expect({ events, lost }).toEqual({ events: [], lost: false });
  const hits = Array.from({ length: 250 }, () => hitEvent());
  await desk.take(...hits.slice(0, 100));
  await desk.take(...hits.slice(100, 200));
  await desk.take(...hits.slice(200));
  const seen: string[] = [];
  let at = position;
  for (let page = await read(at); page.events.length > 0; page = await read(at)) {
    seen.push(...hitsOf(page));
    at = page.position;
  }
  expect(seen).toEqual(hits.map(idOf));
});

test('who comes before anything was told misses nothing either', async () => {
  const { position } = await read(null);
  const hit = hitEvent();
  await desk.take(hit);
  expect(hitsOf(await read(position))).toEqual([idOf(hit)]);
});

test('a call waits for what comes', async () => {
  const { position } = await read(null);
  const waiting = read(position, 10_000);
  await delay(100);
  const hit = hitEvent();
  await desk.take(hit);
  expect(hitsOf(await waiting)).toEqual([idOf(hit)]);
});

test('a call that nothing comes for is answered with nothing, at the same place', async () => {
  const { position } = await read(null);
  await desk.take(hitEvent({ owner: 'DEU' }));
  expect(await read(position, 300)).toEqual({ events: [], position, lost: false });
});

test('what another instance wrote is told too', async () => {
  const { position } = await read(null);
  const waiting = read(position, 10_000);
  await delay(50);
  // Straight into the store, so that nobody here is nudged.
  await desk.subgraph.store.write(async (manager) => {
    await manager.query(`INSERT INTO desk_line (bureau, seq) VALUES ('UTO', 1)`);
    await manager.query(
      `INSERT INTO desk_event (id, bureau, seq, type, hitId, clearance, at, payload) VALUES ('e1', 'UTO', 1, 'hit.received', 'h', 1, '2026-11-24 10:00:00.000', '{}')`,
    );
  });
  expect(await waiting).toEqual({
    events: [{ id: 'e1', type: 'hit.received', payload: '{}' }],
    position: 'e1',
    lost: false,
  });
});

test('a viewer is told what their clearance lets them see, and cannot tell that there was more', async () => {
  const { position } = await read(null, 0, french);
  const [low, high] = [hitEvent({ outcomeClearance: 1 }), hitEvent({ outcomeClearance: 3 })];
  await desk.take(low, high);
  await desk.act('confirmHit', { hitId: idOf(high), reason: 'x' }, '');
  expect(await read(position, 200, french)).toEqual({ events: [], position, lost: false });
  expect((await read(null, 0, french)).position).toBe(position);
  await desk.act('confirmHit', { hitId: idOf(low), reason: 'x' }, '');
  expect(hitsOf(await read(position, 0, french))).toEqual([idOf(low)]);
  expect(hitsOf(await read(position, 0, { ...french, clearance: 3 }))).toEqual([idOf(high), idOf(low)]);
});

test('a place that is not known is told, with a new one to go on from', async () => {
  await desk.take(hitEvent());
  const { position } = await read(null);
  for (const foreign of ['rubbish', '0b51a6a8-3f4e-4b5e-9f55-0d4a8f3a6a11']) {
    expect(await read(foreign)).toEqual({ events: [], position, lost: true });
  }
  // A place of another bureau's line is as unknown as any.
  expect((await read(position, 0, french)).lost).toBe(true);
});

test('it asks for the scope, and for a call that makes sense', async () => {
  const status = async (body: object, viewer: object) => (await desk.internal('hit-feed', body, viewer)).status;
  expect(await status({ after: null, waitMs: 0, opening: true }, { ...utopian, scopes: ['persons:read'] })).not.toBe(
    200,
  );
  expect(await status({ after: null }, utopian)).toBe(400);
  expect(await status({ after: null, waitMs: 10_000_000, opening: true }, utopian)).toBe(400);
});

test('what is told is in the audit log, under the name of who was told', async () => {
  const { position } = await read(null);
  const hit = hitEvent();
  await desk.take(hit);
  await read(position);
  const rows = await desk.subgraph.store.reader.query<object[]>(
    `SELECT subject, action, shown FROM audit_row WHERE action = 'internal/hit-feed' ORDER BY seq DESC LIMIT 1`,
  );
  expect(rows).toEqual([
    { subject: 'officer@uto.test', action: 'internal/hit-feed', shown: JSON.stringify([idOf(hit)]) },
  ]);
});

test('a call that waits does not hold up the end of the process', async () => {
  const other = await HitClient.start();
  const { answer } = await other.internal('hit-feed', { after: null, waitMs: 0, opening: true }, utopian);
  const waiting = other.internal(
    'hit-feed',
    { after: (answer as FeedPage).position, waitMs: 30_000, opening: false },
    utopian,
  );
  await delay(100);
  await other.stop();
  expect((await waiting).answer).toMatchObject({ events: [] });
});
