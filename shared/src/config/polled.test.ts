import { createLogger } from '../log/logger';
import { Polled, StaleError } from './polled';

const logger = createLogger('test', 'silent');
let answer: () => string;
const start = (maxAgeMs?: number) =>
  Polled.start({
    name: 'numbers',
    read: () => Promise.resolve().then(() => answer()),
    parse: (text) => {
      if (!/^\d+$/.test(text)) throw new Error('not a number');
      return Number(text);
    },
    ...(maxAgeMs !== undefined && { maxAgeMs }),
    logger,
  });

beforeEach(() => {
  jest.useFakeTimers();
  answer = () => '1';
});
afterEach(() => jest.useRealTimers());

test('a change is in force within seconds', async () => {
  const polled = await start();
  expect(polled.current()).toBe(1);
  answer = () => '2';
  await jest.advanceTimersByTimeAsync(1_000);
  expect(polled.current()).toBe(2);
  polled.stop();
});

test.each([
  ['cannot be read', () => Promise.reject(new Error('gone'))],
  ['makes no sense', () => Promise.resolve('rubbish')],
])('it does not start from what %s', async (_name, read) => {
  await expect(
    Polled.start({
      name: 'numbers',
      read,
      parse: (text) => {
        if (text === 'rubbish') throw new Error('not a number');
      },
      logger,
    }),
  ).rejects.toThrow(/^numbers: /);
});

test('what cannot be understood leaves the last good value in force, and a later good one replaces it', async () => {
  const polled = await start();
  answer = () => 'rubbish';
  await jest.advanceTimersByTimeAsync(60_000);
  expect(polled.current()).toBe(1);
  answer = () => '3';
  await jest.advanceTimersByTimeAsync(1_000);
  expect(polled.current()).toBe(3);
  polled.stop();
});

test('beyond its age the last good value is not used any more, until a good one is read', async () => {
  const polled = await start(10_000);
  answer = () => {
    throw new Error('gone');
  };
  await jest.advanceTimersByTimeAsync(9_000);
  expect(polled.current()).toBe(1);
  await jest.advanceTimersByTimeAsync(3_000);
  expect(polled.fresh).toBe(false);
  expect(() => polled.current()).toThrow(StaleError);
  answer = () => '1';
  await jest.advanceTimersByTimeAsync(1_000);
  expect(polled.current()).toBe(1);
  polled.stop();
});

test('stopped, it is not read any more', async () => {
  const polled = await start();
  polled.stop();
  answer = () => '2';
  await jest.advanceTimersByTimeAsync(5_000);
  expect(polled.current()).toBe(1);
});
