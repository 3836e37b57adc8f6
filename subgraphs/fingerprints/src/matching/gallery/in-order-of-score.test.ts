import fc from 'fast-check';
import { inOrderOfScore } from './in-order-of-score';

test('the highest score comes first, and of equal ones the earlier place', () => {
  fc.assert(
    fc.property(fc.array(fc.float({ min: 0, max: 4, noNaN: true })), fc.array(fc.nat(3)), (some, more) => {
      // Zero, never its negative: what is found is a sum of what is not below 0.
      const scores = Float32Array.from([...some.map((score) => score + 0), ...more]);
      const places = Uint32Array.from(scores.keys());
      const expected = [...places].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
      expect([...inOrderOfScore(places, scores)]).toEqual(expected);
    }),
  );
});
