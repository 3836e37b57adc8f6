import { listedNumbers } from './listed-numbers';

test.each([
  ['A-333602', ['A333602']],
  ['G 866537', ['G866537']],
  ['0012345', ['0012345']],
  ['CAR diplomatic passport no. D00000898', ['D00000898']],
  ['472310168 (Expires on 20 Sep. 2017)', ['472310168']],
  ['not known', []],
  ['issued in Kabul, number not known', []],
])('"%s" holds %j', (text, numbers) => {
  expect(listedNumbers(text)).toEqual(numbers);
});
