import { setTimeout as delay } from 'node:timers/promises';
import { documents } from '@crimegraph/documents/definition';
import { fingerprints } from '@crimegraph/fingerprints/definition';
import { notices } from '@crimegraph/notices/definition';
import { persons } from '@crimegraph/persons/definition';
import { addMonths } from '@crimegraph/shared/retention/expiry';
import { ReviewMark } from '@crimegraph/shared/retention/review-mark';
import { vehicles } from '@crimegraph/vehicles/definition';
import { globalIdOf, loadWorld } from '../non-interference/load-world';
import { recordKinds } from '../non-interference/world';
import { type Asker, utopian } from '../support/client';
import { HitStreamReader } from '../support/hit-stream';
import { type InProcessSystem, startInProcess } from '../support/in-process-system';

const definitions = [persons, documents, fingerprints, vehicles, notices];
let system: InProcessSystem;
let streams: HitStreamReader[] = [];

beforeAll(async () => {
  system = await startInProcess(
    { persons: 0, documents: 0, fingerprints: 0, vehicles: 0, notices: 0 },
    {},
    { reviewEveryMs: 100 },
  );
}, 60_000);
afterAll(async () => {
  for (const stream of streams) stream.close();
  await system.stop();
});

async function open(asker: Asker): Promise<HitStreamReader> {
  const stream = await HitStreamReader.open(system.client, asker);
  streams = [...streams, stream];
  await stream.until(({ messages }) => messages.length > 0);
  return stream;
}

const due = ({ messages }: HitStreamReader) => messages.filter(({ event }) => event === 'review.due');
const toldOf = (stream: HitStreamReader) =>
  due(stream).flatMap(({ data }) => (data as { data: { recordIds: string[] } }).data.recordIds);

test('records of every kind come to their owner’s desk when they are up for review, once, and to nobody else', async () => {
  const [own, foreign, guard] = await Promise.all([
    open(utopian),
    open({ ...utopian, bureau: 'DEU' }),
    open({ ...utopian, role: 'secretariat' }),
  ]);
  const rights = { owner: 'UTO', confidentiality: 3, restriction: 'ALLOW' as const, listed: [] };
  const world = recordKinds.map((kind) => {
    return { kind, number: 1, ...rights, expired: false, closed: false, subject: 0, person: 1 };
  });
  await loadWorld(system, world, () => true);
  await delay(500);
  // Their end is years away.
  expect(toldOf(own)).toEqual([]);
  const expiresAt = addMonths(new Date(), 5);
  for (const { name, records } of definitions) {
    const store = system.subgraphs.get(name)?.store;
    for (const { entity } of records) await store?.write((manager) => manager.updateAll(entity, { expiresAt }));
  }
  const all = recordKinds.map((kind) => globalIdOf(kind, 1)).sort();
  await own.until((stream) => toldOf(stream).length >= all.length);
  await delay(500);
  expect(toldOf(own).sort()).toEqual(all);
  for (const { data } of due(own)) {
    expect(Object.keys((data as { data: object }).data).sort()).toEqual(
      ['owner', 'recordType', 'recordIds', 'firstEnds', 'lastEnds'].sort(),
    );
  }
  expect([toldOf(foreign), toldOf(guard)]).toEqual([[], []]);
  for (const { store } of system.subgraphs.values()) {
    for (const mark of await store.reader.find(ReviewMark)) expect(mark).toMatchObject({ batch: null, batchId: null });
  }
}, 60_000);
