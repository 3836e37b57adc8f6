import { Random, WeightedList } from './random';

const draw = (stream: string, index: number) => {
  const random = new Random(stream, index);
  return [random.next(), random.next(), random.next()];
};

test('the same stream and index give the same numbers, others give others', () => {
  expect(draw('person', 5)).toEqual(draw('person', 5));
  expect(new Random('person', 5).next()).not.toBe(new Random('person', 6).next());
  expect(new Random('person', 5).next()).not.toBe(new Random('document', 5).next());
  expect(new Random('person', 5).next()).not.toBe(new Random('person', 5 + 2 ** 32).next());
});

test('the first numbers of neighbouring indexes do not repeat', () => {
  const first = new Set(Array.from({ length: 20_000 }, (_, index) => new Random('x', index).next()));
  // 20,000 draws of 2^32 meet 0.05 times on average.
  expect(first.size).toBeGreaterThan(19_997);
});

test('integers cover their range evenly, ends included', () => {
  const counts = new Array<number>(6).fill(0);
  const random = new Random('dice', 0);
  for (let i = 0; i < 60_000; i++) counts[random.int(1, 6) - 1]! += 1;
  // Standard deviation 91: five of them either way.
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(460);
});

test('chance holds in the mean, also over first draws of many indexes', () => {
  let hits = 0;
  for (let index = 0; index < 50_000; index++) if (new Random('coin', index).chance(0.25)) hits++;
  expect(Math.abs(hits / 50_000 - 0.25)).toBeLessThan(0.01);
});

test('weights are kept and the ends of the list are reached', () => {
  const list = new WeightedList([
    ['a', 1],
    ['b', 2],
    ['c', 1],
  ]);
  expect([0, 0.2499, 0.25, 0.7499, 0.75, 0.9999].map((point) => list.at(point))).toEqual([
    'a',
    'a',
    'b',
    'b',
    'c',
    'c',
  ]);
});

test('a list without items or with a weight of nothing is refused', () => {
  expect(() => new WeightedList([])).toThrow(RangeError);
  expect(() => new WeightedList([['a', 0]])).toThrow(RangeError);
  expect(() => new Random('x', 0).pick([])).toThrow(RangeError);
});

test('digits and letters have the length asked for', () => {
  expect(new Random('x', 1).digits(9)).toMatch(/^\d{9}$/);
  expect(new Random('x', 1).letters(5)).toMatch(/^[A-Z]{5}$/);
});

test('several picks are all different', () => {
  expect(new Set(new Random('x', 1).pickSome([1, 2, 3, 4, 5], 5)).size).toBe(5);
  expect(new Random('x', 1).pickSome([1, 2], 5)).toHaveLength(2);
});
