import { publicError } from './public-error';

test('an unexpected error is masked, and can be found in the log', () => {
  const error = publicError(
    { message: 'SELECT secret FROM x failed at db.internal:3306', path: ['a'], extensions: { code: 'ER_SOMETHING' } },
    'id-1',
  );
  expect(error).toEqual({
    message: 'An unexpected fault occurred.',
    path: ['a'],
    extensions: { code: 'INTERNAL', requestId: 'id-1' },
  });
});

test('an expected error keeps its text, and only the details meant for clients', () => {
  const extensions = { code: 'SERVICE_UNAVAILABLE', service: 'persons', stacktrace: ['x'], serviceName: 'y' };
  expect(publicError({ message: 'No answer.', extensions }, 'id')).toEqual({
    message: 'No answer.',
    extensions: { code: 'SERVICE_UNAVAILABLE', service: 'persons' },
  });
});

test.each([
  [
    'Variable "$d" got invalid value "1974-13-40" at "d.birthDate"; Expected a calendar date.',
    'Variable "$d" at "d.birthDate": Expected a calendar date.',
  ],
  [
    'Variable "$d" got invalid value { name: "Doe" }; Field "x" is not defined.',
    'Variable "$d": Field "x" is not defined.',
  ],
  [
    'Variable "$t" got invalid value "CARD"; Value "CARD" does not exist in "Kind" enum. Did you mean the enum value "ID"?',
    'Variable "$t": Expected a value of the enum "Kind".',
  ],
  ['String cannot represent a non string value: 12', 'String cannot represent a non string value.'],
  ['Argument "n" has invalid value "secret".', 'Argument "n" has an invalid value.'],
])('a refused value is not repeated: %s', (message, expected) => {
  expect(publicError({ message, extensions: { code: 'BAD_USER_INPUT' } }, 'id').message).toBe(expected);
});
