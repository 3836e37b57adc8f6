import { authorizationSetting, defaultRefusalRules } from './authorization-setting';

const read = (value: unknown) => authorizationSetting.parse(typeof value === 'string' ? value : JSON.stringify(value));

test('what is said is meant, what is not said is as usual', () => {
  expect(read({ directives: {} })).toEqual(defaultRefusalRules);
  expect(read({ directives: { enabled: true, dry_run: false, reject_unauthorized: true } })).toEqual({
    ...defaultRefusalRules,
    rejectUnauthorized: true,
  });
  expect(read({ directives: { errors: { log: false, response: 'extensions' } } })).toEqual({
    rejectUnauthorized: false,
    errors: { log: false, response: 'extensions' },
  });
});

test.each([
  ['to let through what is forbidden', { directives: { enabled: false } }],
  ['to try out only', { directives: { dry_run: true } }],
  ['to tell refusals nowhere', { directives: { errors: { response: 'disabled' } } }],
  ['what nobody knows', { directives: { reject_unauthorised: true } }],
  ['no JSON', 'reject'],
])('it is refused %s', (_name, value) => {
  expect(() => read(value)).toThrow();
});
