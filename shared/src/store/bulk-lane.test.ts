import { setTimeout as delay } from 'node:timers/promises';
import { inBulkLane } from './bulk-lane';
import type { Store } from './store';

test('bulks of one store go one at a time, those of another store do not wait for them, and a failure stops nobody', async () => {
  const [one, other] = [{ reader: {} }, { reader: {} }] as [Store, Store];
  const events: string[] = [];
  const bulk =
    (name: string, ms: number, fails = false) =>
    async () => {
      events.push(`${name} starts`);
      await delay(ms);
      events.push(`${name} ends`);
      if (fails) throw new Error(name);
    };
  const results = await Promise.allSettled([
    inBulkLane(one, bulk('a', 40, true)),
    inBulkLane(one, bulk('b', 0)),
    inBulkLane(other, bulk('c', 0)),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(events).toEqual(['a starts', 'c starts', 'c ends', 'a ends', 'b starts', 'b ends']);
});
