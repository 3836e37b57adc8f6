import { ProtectedCache } from './protected-cache';

const sizes = { once: 3, again: 2, pinned: 2 };
const filled = (...keys: string[]) => {
  const cache = new ProtectedCache<{ key: string }>(sizes, (key) => key.startsWith('pin'));
  for (const key of keys) cache.set(key, { key });
  return cache;
};
const flood = (cache: ProtectedCache<{ key: string }>) => {
  for (let index = 0; index < 1_000; index += 1) cache.set(`new ${index}`, { key: '' });
};

test('what was asked for again, and what is pinned, outlive any flood of what is not', () => {
  const cache = filled('pin', 'a', 'b');
  expect(cache.get('a')).toEqual({ key: 'a' });
  flood(cache);
  expect(cache.get('a')).toEqual({ key: 'a' });
  expect(cache.get('pin')).toEqual({ key: 'pin' });
  expect(cache.get('b')).toBeUndefined();
  expect(cache.size).toBe(5);
});

test('what is pinned outlives a flood of what is asked for twice as well', () => {
  const cache = filled('pin', 'a');
  cache.get('a');
  for (let index = 0; index < 1_000; index += 1) {
    cache.set(`new ${index}`, { key: '' });
    cache.get(`new ${index}`);
  }
  expect(cache.get('pin')).toEqual({ key: 'pin' });
  expect(cache.get('a')).toBeUndefined();
  expect(cache.size).toBeLessThanOrEqual(6);
});

test('what leaves the kept is not gone at once', () => {
  const cache = filled('a', 'b', 'c');
  for (const key of ['a', 'b', 'c']) cache.get(key);
  expect(cache.get('a')).toEqual({ key: 'a' });
});

test('a new value takes the place of the old, wherever that is', () => {
  const cache = filled('a', 'pin');
  cache.get('a');
  cache.set('a', { key: 'new' });
  cache.set('pin', { key: 'new' });
  expect([cache.get('a'), cache.get('pin'), cache.size]).toEqual([{ key: 'new' }, { key: 'new' }, 2]);
  expect([cache.delete('a'), cache.delete('a'), cache.get('a')]).toEqual([true, false, undefined]);
});

test('there are no more pinned entries than places for them', () => {
  expect(filled('pin1', 'pin2', 'pin3').size).toBe(2);
});
