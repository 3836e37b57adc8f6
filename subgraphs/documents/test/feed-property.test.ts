import { appendFileSync } from 'node:fs';
import { globalId } from '@crimegraph/shared/ids/global-id';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { FeedCopy } from '@crimegraph/shared/testing/feed-copy';
import fc from 'fast-check';
import { FeedWorld, viewerOf } from './feed-world';

const bureaus = ['UTO', 'FRA', 'DEU'];
const viewers = [
  viewerOf('UTO', 'officer'),
  viewerOf('FRA', 'officer'),
  viewerOf('FRA', 'border'),
  { ...viewerOf('FRA', 'border'), entity: 'customs' },
  viewerOf('DEU', 'border'),
  viewerOf('XPO', 'secretariat'),
];
const parties = [...bureaus, 'XPO', 'FRA/customs', 'DEU/customs'];
const DAY_MS = 86_400_000;

let world: FeedWorld;
beforeAll(async () => {
  // The clock alone is ours, so that years pass between two acts.
  jest.useFakeTimers({ now: new Date('2026-11-01T00:00:00Z'), doNotFake: [...notTheClock] });
  world = await FeedWorld.start();
});
afterAll(async () => {
  await world.stop();
  jest.useRealTimers();
});

const notTheClock = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

/** Few, so that several acts fall on one record. */
const which = fc.nat({ max: 4 });
const bureau = fc.constantFrom(...bureaus);
const act = fc.oneof(
  { weight: 2, arbitrary: fc.record({ act: fc.constant('report' as const), bureau }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('record' as const),
      bureau,
      confidentiality: fc.constantFrom(1, 2, 3),
      restriction: fc.constantFrom('NONE' as const, 'DENY' as const, 'ALLOW' as const),
      list: fc.subarray(parties),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('withdraw' as const), which }) },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('restrict' as const),
      which,
      mode: fc.constantFrom('NONE' as const, 'DENY' as const, 'ALLOW' as const),
      list: fc.subarray(parties),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('classify' as const),
      which,
      confidentiality: fc.constantFrom(1, 2, 3),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('block' as const), which, ends: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('keep' as const), which, days: fc.nat({ max: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('purge' as const), which }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('wait' as const), days: fc.nat({ max: 4 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant('export' as const),
      viewer: fc.nat({ max: viewers.length - 1 }),
      pageSize: fc.integer({ min: 1, max: 4 }),
      /** Ends the export after so many pages, as a kill does, and leaves the beginning of a line. */
      killedAfter: fc.option(fc.nat({ max: 2 })),
    }),
  },
);
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

test('a copy kept by the feed is what its viewer may see, and learns of nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 40 }), async (acts) => {
      await world.clear();
      const copies = viewers.map(() => new FeedCopy());
      const everVisible = viewers.map(() => new Set<string>());
      // From an empty copy on, the feed alone keeps it.
      for (const [index, viewer] of viewers.entries()) await world.feed.update(copies[index] as FeedCopy, viewer);
      for (const one of acts) {
        await perform(one, copies);
        jest.setSystemTime(Date.now() + 1);
        for (const [index, viewer] of viewers.entries()) {
          for (const id of await world.visibleTo(viewer)) everVisible[index]?.add(globalId('TravelDocument', id));
        }
      }
      for (const [index, viewer] of viewers.entries()) {
        const copy = copies[index] as FeedCopy;
        await world.feed.update(copy, viewer, 3);
        const fresh = await world.feed.fullCopy(viewer, 2);
        expect(copy.at(new Date())).toEqual(fresh.at(new Date()));
        const ids = (await world.visibleTo(viewer)).map((id) => globalId('TravelDocument', id));
        expect(fresh.at(new Date()).map(({ id }) => id)).toEqual(ids.sort());
        expect(copy.withdrawn.filter((id) => everVisible[index]?.has(id) !== true)).toEqual([]);
      }
    }),
    { numRuns: 25, endOnFailure: false },
  );
}, 240_000);

async function perform(one: Act, copies: readonly FeedCopy[]): Promise<void> {
  if (one.act === 'report') return void (await world.report(one.bureau));
  if (one.act === 'record') {
    const { confidentiality, restriction, list } = one;
    return void (await world.record(one.bureau, { confidentiality, restriction }, list));
  }
  if (one.act === 'wait') return void jest.setSystemTime(Date.now() + one.days * DAY_MS);
  if (one.act === 'export') return exportOnce(one, copies[one.viewer] as FeedCopy, viewers[one.viewer] as Viewer);
  const id = world.ids[one.which % Math.max(1, world.ids.length)];
  if (id === undefined) return;
  switch (one.act) {
    case 'withdraw':
      return world.withdraw(id);
    case 'restrict':
      return world.restrict(id, one.mode, one.list);
    case 'block':
      if (one.ends) return world.unblock(id, 'DENY');
      return void (await world.block(id));
    case 'classify':
      return world.change(id, { confidentiality: one.confidentiality });
    case 'keep':
      // 0: expired already. At this very instant would be for clocks to tell.
      return world.change(id, { expiresAt: new Date(Date.now() + (one.days === 0 ? -1 : one.days) * DAY_MS) });
    case 'purge':
      return world.purge(id);
  }
}

async function exportOnce(
  { pageSize, killedAfter }: Extract<Act, { act: 'export' }>,
  copy: FeedCopy,
  viewer: Viewer,
): Promise<void> {
  const out = world.feed.file();
  if (killedAfter !== null) {
    let pages = 0;
    const onProgress = () => {
      if (pages >= killedAfter) throw new Error('killed');
      pages += 1;
    };
    await world.feed
      .export(viewer, copy.cursor, out, { pageSize, onProgress })
      .catch((error: Error) => expect(error.message).toBe('killed'));
    appendFileSync(out, '{"change":"ADDED","rec');
  }
  await world.feed.export(viewer, copy.cursor, out, { pageSize });
  copy.apply(out);
}
