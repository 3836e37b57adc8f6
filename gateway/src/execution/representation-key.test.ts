import fc from 'fast-check';
import { representationKey } from './representation-key';

const representations = fc.dictionary(fc.constantFrom('a', 'b', '__typename'), fc.jsonValue({ maxDepth: 1 }), {
  noNullPrototype: true,
});

test('representations have one key exactly when they are written alike', () => {
  fc.assert(
    fc.property(representations, representations, (one, other) => {
      const alike = JSON.stringify(one) === JSON.stringify(other);
      expect(representationKey(one) === representationKey(other)).toBe(alike);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  [{ a: '1', b: '2' }, { a: '1,b:1:2' }],
  [{ a: '1' }, { a: 1 }],
  [{ a: 'null' }, { a: null }],
])('%j and %j are two', (one, other) => {
  expect(representationKey(one)).not.toBe(representationKey(other));
});
