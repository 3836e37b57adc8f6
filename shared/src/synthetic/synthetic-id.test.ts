import { SYNTHETIC_INDEX_LIMIT, syntheticId } from './synthetic-id';

const KINDS = ['person', 'document', 'vehicle', 'notice', 'fingerprint', 'hit', 'dna', 'face'] as const;

test('ids are UUIDs of version 8 and the RFC 9562 variant', () => {
  for (const kind of KINDS) {
    for (const index of [0, 1, 255, 2 ** 32, SYNTHETIC_INDEX_LIMIT - 1]) {
      expect(syntheticId(kind, index)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  }
});

test('ids of one kind sort as their indexes do', () => {
  const indexes = [0, 1, 15, 16, 255, 256, 65_535, 65_536, 2 ** 31, 2 ** 32, 2 ** 32 + 1, 2 ** 39, 2 ** 40 - 1];
  const ids = indexes.map((index) => syntheticId('person', index));
  expect([...ids].sort()).toEqual(ids);
});

test('no two records share an id, whatever their kinds', () => {
  const ids = new Set(KINDS.flatMap((kind) => Array.from({ length: 5_000 }, (_, index) => syntheticId(kind, index))));
  expect(ids.size).toBe(KINDS.length * 5_000);
});

test.each([-1, 0.5, Number.NaN, 2 ** 40])('index %p is refused', (index) => {
  expect(() => syntheticId('person', index)).toThrow(RangeError);
});

test('ids stay what they were: stores and examples refer to them', () => {
  expect(syntheticId('person', 0)).toMatchInlineSnapshot(`"a1000000-0000-8770-89b6-e51d7fdad0fe"`);
  expect(syntheticId('fingerprint', 100)).toMatchInlineSnapshot(`"a5000000-0064-8853-b1d8-3c83aa5ad1e0"`);
});
