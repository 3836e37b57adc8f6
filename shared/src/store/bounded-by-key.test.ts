import { boundedByKey } from './bounded-by-key';

const rows = (key: string, count: number) => Array.from({ length: count }, (_, index) => `${key}${index}`);

function table(counts: Record<string, number>) {
  const asked: string[][] = [];
  const find = (keys: readonly string[], limit: number) => {
    asked.push([...keys]);
    return Promise.resolve(keys.flatMap((key) => rows(key, counts[key] ?? 0)).slice(0, limit));
  };
  return { asked, find };
}

test('keys of few rows are found in one statement', async () => {
  const { asked, find } = table({ a: 1, b: 2 });
  expect(await boundedByKey(['a', 'b', 'c'], 3, find)).toEqual(['a0', 'b0', 'b1']);
  expect(asked).toHaveLength(1);
});

test('a key of very many rows leaves the others theirs', async () => {
  const { find } = table({ a: 1_000, b: 2, c: 1 });
  expect(await boundedByKey(['a', 'b', 'c'], 3, find)).toEqual(expect.arrayContaining(['b0', 'b1', 'c0']));
});
