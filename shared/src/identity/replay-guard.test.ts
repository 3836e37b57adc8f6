import { ReplayGuard } from './replay-guard';

afterEach(() => jest.useRealTimers());

test('an id is admitted once within its lifetime, and forgotten after two', () => {
  jest.useFakeTimers({ now: 0 });
  const guard = new ReplayGuard(1_000);
  expect(guard.admit('a')).toBe(true);
  expect(guard.admit('a')).toBe(false);
  jest.setSystemTime(1_500);
  expect(guard.admit('a')).toBe(false);
  jest.setSystemTime(5_000);
  expect(guard.admit('a')).toBe(true);
});
