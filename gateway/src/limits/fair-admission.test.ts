import { setTimeout as delay } from 'node:timers/promises';
import { FairAdmission } from './fair-admission';

const limits = { concurrent: 2, queued: 6, queuedOfBureau: 4, queueMs: 10_000 };

/** Lets through whoever was let in by what just happened. */
const settle = () => new Promise(setImmediate);

function enterAll(admission: FairAdmission, bureaus: readonly string[]) {
  const entered: string[] = [];
  const leave: (() => void)[] = [];
  const refused: string[] = [];
  for (const bureau of bureaus) {
    admission.enter(bureau).then(
      (done) => {
        entered.push(bureau);
        leave.push(done);
      },
      (error: { extensions: { code: string } }) => refused.push(`${bureau} ${error.extensions.code}`),
    );
  }
  return { entered, leave, refused };
}

test('a bureau that sends much waits behind itself', async () => {
  const admission = new FairAdmission(limits);
  const { entered, leave, refused } = enterAll(admission, ['A', 'A', 'A', 'A', 'A', 'B', 'C']);
  await settle();
  expect(entered).toEqual(['A', 'A']);
  for (let turn = 0; turn < 5; turn += 1) {
    leave[turn]?.();
    await settle();
  }
  expect(entered).toEqual(['A', 'A', 'A', 'B', 'C', 'A', 'A']);
  expect(refused).toEqual([]);
  leave.forEach((done) => done());
  leave.forEach((done) => done());
  expect(admission.load).toEqual({ running: 0, waiting: 0, allowed: 2 });
});

test('more than may wait is refused at once: of one bureau, and in all', async () => {
  const admission = new FairAdmission(limits);
  const { refused } = enterAll(admission, [...'AAAAAAA', ...'BBB']);
  await settle();
  expect(refused).toEqual(['A OVERLOADED', 'B OVERLOADED']);
  expect(admission.load).toMatchObject({ running: 2, waiting: 6 });
});

test('nobody waits longer than may be, and who gives up waits no more', async () => {
  const admission = new FairAdmission({ ...limits, queueMs: 20 });
  const { refused } = enterAll(admission, ['A', 'A', 'A']);
  const gone = new AbortController();
  const given = admission.enter('B', gone.signal);
  gone.abort();
  await expect(given).rejects.toMatchObject({ extensions: { code: 'OVERLOADED' } });
  while (admission.load.waiting > 0) await delay(5);
  expect(refused).toEqual(['A OVERLOADED']);
});

test('fewer are let in while the process is busy, and never none', async () => {
  const admission = new FairAdmission(limits);
  admission.allow(0);
  const { entered } = enterAll(admission, ['A', 'B']);
  await settle();
  expect(entered).toEqual(['A']);
  admission.allow(99);
  await settle();
  expect(entered).toEqual(['A', 'B']);
  expect(admission.load.allowed).toBe(2);
});
