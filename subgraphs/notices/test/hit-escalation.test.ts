import { setTimeout as delay } from 'node:timers/promises';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { HitAct } from '@crimegraph/notices/entities/hit-act';
import { escalate } from '@crimegraph/notices/hits/escalation';
import { french, HitClient, hitEvent, secretariat, until } from './hit-client';

/** Real clocks, short deadlines. */
const times = { URGENT: 1_000, ROUTINE: 60_000 };
let desk: HitClient;
beforeAll(async () => {
  desk = await HitClient.start({ times, escalationEveryMs: 50 });
});
afterAll(() => desk.stop());
afterEach(() => desk.clear());

const events = (bureau: string) =>
  desk.subgraph.store.reader.query<{ type: string; seq: number }[]>(
    `SELECT type, seq FROM desk_event WHERE bureau = '${bureau}' ORDER BY seq`,
  );
const secretariatsInbox = () => desk.list('status escalation history { kind }', secretariat);

test('an owner who does not answer is asked again, then the Secretariat is told, each once', async () => {
  const [urgent, routine] = [hitEvent(), hitEvent({ purpose: 'INVESTIGATION' })];
  await desk.take(urgent, routine);
  expect(await secretariatsInbox()).toEqual([]);
  await until(async () => (await secretariatsInbox()).length > 0);
  await delay(500);
  const kinds = ['RECEIVED', 'SECOND_REQUEST', 'ESCALATED'];
  expect(await secretariatsInbox()).toEqual([
    {
      id: globalId('Hit', urgent.id),
      status: 'OPEN',
      escalation: 'SECRETARIAT',
      history: kinds.map((kind) => ({ kind })),
    },
  ]);
  const own = await desk.list('overdue escalation history { kind }');
  expect(own.find(({ id }) => id === globalId('Hit', urgent.id))).toMatchObject({ overdue: true });
  expect(own.find(({ id }) => id === globalId('Hit', routine.id))).toMatchObject({ escalation: 'NONE' });
  expect((await events('UTO')).map(({ type }) => type)).toEqual([
    'hit.received',
    'hit.received',
    'hit.second_request',
    'hit.escalated',
  ]);
  expect((await events('XPO')).map(({ type }) => type)).toEqual(['hit.escalated']);
  expect(await events('FRA')).toEqual([]);
});

test('an officer of the Secretariat without its clearance does not see what was escalated', async () => {
  await desk.take(hitEvent());
  await until(async () => (await secretariatsInbox()).length > 0);
  expect(await desk.list('', { ...secretariat, clearance: 2 })).toEqual([]);
});

test('a decision ends it, and one that is taken back starts it anew', async () => {
  const hit = hitEvent();
  await desk.take(hit);
  const hitId = globalId('Hit', hit.id);
  await desk.act('confirmHit', { hitId, reason: 'x' }, '');
  await delay(2 * times.URGENT);
  expect(await desk.list('escalation', french, {}, 'hitsOfOwnSearches')).toMatchObject([{ escalation: 'NONE' }]);
  await desk.act('reopenHit', { hitId, reason: 'x' }, '');
  await until(async () => (await secretariatsInbox()).length > 0);
  await desk.act('dismissHit', { hitId, reason: 'x' }, '');
  // The Secretariat learns how it ended, and keeps it.
  expect((await events('XPO')).map(({ type }) => type)).toEqual(['hit.escalated', 'hit.decided']);
  expect(await secretariatsInbox()).toMatchObject([{ status: 'DISMISSED' }]);
});

test('however many instances look at the same time, each step is taken once', async () => {
  const many = Array.from({ length: 150 }, () => hitEvent());
  await desk.take(...many.slice(0, 75));
  await desk.take(...many.slice(75));
  const done = async () => (await desk.count('hit', 'step = 2')) === 150;
  const instance = async () => {
    while (!(await done())) await escalate(desk.subgraph.store, times);
  };
  await Promise.all(Array.from({ length: 4 }, instance));
  expect(await desk.count('hit_act', `kind = 'SECOND_REQUEST'`)).toBe(150);
  expect(await desk.count('hit_act', `kind = 'ESCALATED'`)).toBe(150);
  expect((await events('XPO')).map(({ seq }) => seq)).toEqual(Array.from({ length: 150 }, (_, index) => index + 1));
});

test('steps that came due while nobody was there are taken when somebody is, and leave the owner its time', async () => {
  const hit = hitEvent();
  await desk.take(hit);
  await desk.subgraph.store.write((manager) =>
    manager.query(`UPDATE hit SET nextStepAt = '2026-01-01 00:00:00.000', confirmBy = '2026-01-01 00:00:00.000'`),
  );
  await until(async () => (await desk.count('hit', 'step = 2')) === 1);
  const acts = await desk.subgraph.store.reader.find(HitAct, { order: { at: 'ASC', id: 'ASC' } });
  expect(acts.map(({ kind }) => kind)).toEqual(['RECEIVED', 'SECOND_REQUEST', 'ESCALATED']);
  const [, second, escalated] = acts.map(({ at }) => at.getTime());
  expect((escalated ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(times.URGENT);
});
