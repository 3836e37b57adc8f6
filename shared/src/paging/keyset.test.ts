import { connection, decodeCursor, encodeCursor, pageSize } from './keyset';

test('a cursor names its place and gives it back', () => {
  const keyset = { sort: '2026-01-02T03:04:05.000Z', id: 'é"|' };
  expect(decodeCursor(encodeCursor(keyset))).toEqual(keyset);
  expect(decodeCursor(null)).toBeUndefined();
});

test.each(['', 'x', 'bnVsbA', 'WzEsMl0'])('a made-up cursor is refused: "%s"', (cursor) => {
  expect(() => decodeCursor(cursor)).toThrow('"after"');
});

test('a page holds what was asked for and tells whether there is more', () => {
  const page = connection([{ n: '1' }, { n: '2' }, { n: '3' }], 2, (row) => ({ sort: row.n, id: row.n }));
  expect(page.edges.map((edge) => edge.node.n)).toEqual(['1', '2']);
  expect(page.pageInfo).toEqual({ hasNextPage: true, endCursor: encodeCursor({ sort: '2', id: '2' }) });
  expect(connection([], 2, () => ({ sort: '', id: '' })).pageInfo).toEqual({ hasNextPage: false, endCursor: null });
});

test('the size of a page is bounded', () => {
  expect(pageSize(100)).toBe(100);
  expect(() => pageSize(101)).toThrow('at most 100');
  expect(() => pageSize(0)).toThrow('1 to 100');
});
