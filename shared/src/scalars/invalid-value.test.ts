import { InvalidValue } from './invalid-value';

it('says what was expected', () => {
  const error = new InvalidValue('a colour, for example "RED"');
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({
    name: 'InvalidValue',
    expected: 'a colour, for example "RED"',
    message: 'Expected a colour, for example "RED".',
  });
});
