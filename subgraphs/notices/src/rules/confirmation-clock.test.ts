import { startClock, stepDue } from './confirmation-clock';

const MINUTE_MS = 60_000;
const times = { URGENT: 10 * MINUTE_MS, ROUTINE: 60 * MINUTE_MS };
const at = new Date('2026-11-24T23:55:00Z');

test('ten minutes when urgent, an hour otherwise, and the second request with the deadline', () => {
  const urgent = new Date('2026-11-25T00:05:00Z');
  expect(startClock(times, 'URGENT', at)).toEqual({ confirmBy: urgent, step: 0, nextStepAt: urgent });
  const routine = new Date('2026-11-25T00:55:00Z');
  expect(startClock(times, 'ROUTINE', at)).toEqual({ confirmBy: routine, step: 0, nextStepAt: routine });
});

test('after the second request, whenever it was sent, as long again, and then nothing more', () => {
  expect(stepDue(times, 'URGENT', at, 1)).toEqual(new Date('2026-11-25T00:05:00Z'));
  expect(stepDue(times, 'URGENT', at, 2)).toBeNull();
});
