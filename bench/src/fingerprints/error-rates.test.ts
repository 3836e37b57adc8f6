import { errorRates } from './error-rates';

const range = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

test('scores that part cleanly have no errors', () => {
  expect(errorRates(range(1_000, 50), range(0, 1_000))).toEqual({ eer: 0, fmr100: 0, fmr1000: 0 });
});

test('rates are read at one threshold for all', () => {
  // Of 1,000 impostors 0 to 999 and of genuine pairs at 500, 989.5, 998.5, 1,100.
  const rates = errorRates([500, 989.5, 998.5, 1_100], range(0, 1_000));
  // One in a hundred: from 990 on; one in a thousand: from 999 on; as many above 750 as below it.
  expect(rates).toEqual({ eer: expect.closeTo(0.25, 2) as number, fmr100: 0.5, fmr1000: 0.75 });
});

test('scores that are all one part nothing', () => {
  expect(errorRates([1, 1], [1, 1])).toEqual({ eer: 0.5, fmr100: 1, fmr1000: 1 });
});
