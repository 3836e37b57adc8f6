import { setTimeout as delay } from 'node:timers/promises';
import { WriteQueue } from './write-queue';

test('work runs one after another, and a failure stops nobody else', async () => {
  const queue = new WriteQueue();
  const events: string[] = [];
  const work =
    (name: string, ms: number, fails = false) =>
    async () => {
      events.push(`${name} starts`);
      await delay(ms);
      events.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const results = await Promise.allSettled([
    queue.run(work('a', 20)),
    queue.run(work('b', 5, true)),
    queue.run(work('c', 0)),
  ]);
  expect(events).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
