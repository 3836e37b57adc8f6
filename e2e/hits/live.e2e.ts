import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createRevocationList, revoke } from '@crimegraph/gateway/identity/revoke';
import { DEVELOPMENT_KEY_ID, developmentKeys } from '@crimegraph/shared/config/development-keys';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { DeskEvent } from '@crimegraph/notices/entities/desk-event';
import { DeskLine } from '@crimegraph/notices/entities/desk-line';
import { importJWK, SignJWT } from 'jose';
import { type Answer, at, guard, utopian } from '../support/client';
import { HitStreamReader } from '../support/hit-stream';
import { type InProcessSystem, startInProcess } from '../support/in-process-system';

const live = { maxStreams: 6, maxStreamsOfBureau: 3, waitMs: 1_000, heartbeatMs: 100, recheckMs: 100, patienceMs: 500 };
const counts = { persons: 0, documents: 10, fingerprints: 0, vehicles: 0, notices: 0 };
const folder = mkdtempSync(join(tmpdir(), 'crimegraph-revocations-'));
const revocations = join(folder, 'revocations.json');
let system: InProcessSystem;
let open: HitStreamReader[] = [];

beforeAll(async () => {
  createRevocationList(revocations);
  system = await startInProcess(counts, { live, tokens: { revocations: { file: revocations } } });
}, 60_000);
afterAll(async () => {
  await system.stop();
  rmSync(folder, { recursive: true });
});
afterEach(async () => {
  for (const stream of open) stream.close();
  open = [];
  await delay(200);
});

async function stream(asker = utopian, lastEventId?: string, headers = {}): Promise<HitStreamReader> {
  const reader = await HitStreamReader.open(system.client, asker, lastEventId, headers);
  open.push(reader);
  return reader;
}

/** A guard's check that meets the specimen passport of Utopia; gives its id. */
async function check(bureau = 'NOR'): Promise<string> {
  const query = '{ documentCheck(number: "L898902C3", issuingCountry: "UTO") { checkId verdict } }';
  const answer: Answer = await system.client.ask(query, {}, { ...guard, bureau });
  expect(at(answer, 'documentCheck.verdict')).toBe('MATCH');
  return at(answer, 'documentCheck.checkId');
}

/** The checks that the hits of these messages come from, by way of the inbox. */
async function checksOf(reader: HitStreamReader): Promise<string[]> {
  const answer = await system.client.ask('{ hits(first: 100) { edges { node { id checkId } } } }', {}, utopian);
  const nodes = at<{ node: { id: string; checkId: string } }[]>(answer, 'hits.edges').map(({ node }) => node);
  const ids = reader.hits.map(({ data }) => (data as { data: { hitId: string } }).data.hitId);
  return ids.map((id) => nodes.find((node) => node.id === id)?.checkId ?? 'not in the inbox');
}

test('a hit is told to the open clients of the owner, and to nobody else', async () => {
  const [own, second, foreign] = [await stream(), await stream(), await stream({ ...utopian, bureau: 'DEU' })];
  expect(own.response.headers.get('cache-control')).toBe('no-store');
  await Promise.all(open.map((one) => one.until(({ messages }) => messages[0]?.event === 'ready')));
  const checkId = await check();
  await Promise.all([own, second].map((one) => one.until(({ hits }) => hits.length === 1)));
  expect(await checksOf(own)).toEqual([checkId]);
  expect(own.hits[0]).toMatchObject({
    event: 'hit.received',
    data: { type: 'hit.received', data: { level: 'EXACT' } },
  });
  expect(Object.keys((own.hits[0]?.data as { data: object }).data).sort()).toEqual(
    ['confirmBy', 'hitId', 'level', 'owner', 'recordId', 'recordType', 'searchedBy', 'status', 'urgency'].sort(),
  );
  expect(second.hits).toEqual(own.hits);
  await delay(300);
  expect(foreign.hits).toEqual([]);
});

test('who comes back with the last id misses nothing and is told nothing twice', async () => {
  const expected: string[] = [];
  const seen: string[] = [];
  let lastEventId: string | undefined;
  for (let round = 0; round < 5; round += 1) {
    const reader = await stream(utopian, lastEventId);
    if (round === 0) await reader.until(({ messages }) => messages.length > 0);
    else await reader.until(({ hits }) => hits.length === 3);
    if (round < 4) expected.push(await check());
    await reader.until(({ hits }) => hits.length === (round === 0 ? 1 : round < 4 ? 4 : 3));
    reader.close();
    seen.push(...(await checksOf(reader)));
    lastEventId = reader.lastEventId;
    if (round < 4) for (let index = 0; index < 3; index += 1) expected.push(await check());
    await delay(400);
  }
  expect(seen).toEqual(expected);
}, 60_000);

test('a place that is not known is told, and the stream goes on from now', async () => {
  const reader = await stream(utopian, 'a-place-that-never-was');
  await reader.until(({ messages }) => messages.length > 0);
  expect(reader.messages[0]).toMatchObject({ event: 'reset' });
  const checkId = await check();
  await reader.until(({ hits }) => hits.length === 1);
  expect(await checksOf(reader)).toEqual([checkId]);
});

test.each([
  ['without a token', 401, 'UNAUTHENTICATED', utopian, { authorization: 'none' }],
  ['without a purpose', 400, 'PURPOSE_REQUIRED', utopian, { 'x-purpose': '' }],
  ['without the scope', 403, 'FORBIDDEN', guard, {}],
])('%s there is no stream', async (_case, status, code, asker, headers) => {
  const { response } = await stream(asker, undefined, headers);
  expect(response.status).toBe(status);
  expect(((await response.json()) as Answer).errors?.[0]?.extensions).toMatchObject({ code });
});

test('it is read by GET only', async () => {
  const url = new URL('/hits/stream', system.client.url);
  for (const method of ['POST', 'HEAD', 'DELETE']) expect((await fetch(url, { method })).status).toBe(405);
});

test('no bureau takes the places of all, and a place is free again when its client goes', async () => {
  const first = await stream();
  await stream();
  await stream();
  const { response } = await stream();
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('5');
  expect(((await response.json()) as Answer).errors?.[0]?.extensions).toEqual({ code: 'TOO_MANY_STREAMS', limit: 3 });
  expect((await stream({ ...utopian, bureau: 'DEU' })).response.status).toBe(200);
  first.close();
  await delay(200);
  expect((await stream()).response.status).toBe(200);
});

test('the stream ends with the token', async () => {
  const keys = await developmentKeys(system.client.dataDir);
  const token = await new SignJWT({ bureau: 'UTO', role: 'officer' })
    .setProtectedHeader({ alg: 'EdDSA', kid: DEVELOPMENT_KEY_ID })
    .setIssuer('crimegraph-development')
    .setAudience('crimegraph')
    .setSubject('short')
    .setJti('short')
    .setIssuedAt()
    // The clocks of issuer and gateway may differ by five seconds.
    .setExpirationTime(Math.floor(Date.now() / 1000) - 3)
    .sign(await importJWK(keys.tokenPrivateKey, 'EdDSA'));
  const reader = await stream(utopian, undefined, { authorization: `Bearer ${token}` });
  expect(reader.response.status).toBe(200);
  await reader.ended;
  expect(reader.messages.at(-1)).toEqual({ id: undefined, event: 'closed', data: { reason: 'UNAUTHENTICATED' } });
});

test('the stream ends when the token is revoked', async () => {
  const asker = { ...utopian, subject: 'leaver' };
  const reader = await stream(asker);
  await reader.until(({ messages }) => messages.length > 0);
  revoke(revocations, { subject: 'leaver', bureau: 'UTO', issuedBefore: new Date(Date.now() + 60_000).toISOString() });
  await reader.ended;
  expect(reader.messages.at(-1)).toMatchObject({ event: 'closed', data: { reason: 'UNAUTHENTICATED' } });
  expect((await stream(asker)).response.status).toBe(401);
});

test('a client that does not read loses its own stream only, and misses nothing when it comes back', async () => {
  const reading = await stream();
  await reading.until(({ messages }) => messages.length > 0);
  const { lastEventId } = reading;
  const lazy = await rawStream();
  const count = await tellMuch();
  await reading.until(({ hits }) => hits.length === count);
  await lazy.ended;
  const back = await stream(utopian, lastEventId);
  await back.until(({ hits }) => hits.length === count);
  expect(back.hits).toEqual(reading.hits);
}, 60_000);

test('a gateway that stops ends its streams, telling why', async () => {
  const other = await startInProcess(counts, { live });
  const reader = await HitStreamReader.open(other.client, utopian);
  await reader.until(({ messages }) => messages.length > 0);
  await other.stop();
  await reader.ended;
  expect(reader.messages.at(-1)).toMatchObject({ event: 'closed', data: { reason: 'SHUTDOWN' } });
}, 60_000);

/** A client that asks for the stream and then reads nothing; `ended` resolves when the gateway has cut it off. */
async function rawStream(): Promise<{ ended: Promise<void> }> {
  const { hostname, port } = new URL(system.client.url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.write(
    `GET /hits/stream HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${await system.client.token(utopian)}\r\n` +
      'x-purpose: INVESTIGATION\r\n\r\n',
  );
  await new Promise((resolve) => socket.once('readable', resolve));
  socket.pause();
  return { ended: cutOff(socket) };
}

/** A paused socket does not see the end: writing to it does. */
function cutOff(socket: ReturnType<typeof connect>): Promise<void> {
  return new Promise((resolve) => {
    const probe = setInterval(() => socket.write('\r\n'), 100);
    socket.on('error', () => undefined);
    socket.once('close', () => {
      clearInterval(probe);
      resolve();
    });
  });
}

/** Puts more on Utopia's line than the buffers between two sockets hold: some 12 MB. */
async function tellMuch(): Promise<number> {
  const count = 3_000;
  const store = system.subgraphs.get('notices')?.store;
  if (store === undefined) throw new Error('notices is not running');
  const payload = JSON.stringify({ type: 'hit.received', filler: 'x'.repeat(4_000) });
  await store.write(async (manager) => {
    const line = await manager.findOneByOrFail(DeskLine, { bureau: 'UTO' });
    const events = Array.from({ length: count }, (_, index) => ({
      id: `much-${index}`,
      bureau: 'UTO',
      seq: line.seq + 1 + index,
      type: 'hit.received' as const,
      aboutType: 'Hit' as const,
      aboutId: 'none',
      clearance: 1,
      at: new Date(),
      payload,
    }));
    await insertRows(manager, DeskEvent, events);
    await manager.update(DeskLine, { bureau: 'UTO' }, { seq: line.seq + count });
  });
  return count;
}
