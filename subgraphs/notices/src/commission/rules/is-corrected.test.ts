import { isCorrected } from './is-corrected';

const before = { '*': 'whole', name: 'n', birthDate: 'b' };

test.each<[string, object | null, string[], boolean]>([
  ['as it was', before, [], false],
  ['changed anywhere, and no field is named', { ...before, '*': 'another' }, [], true],
  ['changed elsewhere than in the field that is named', { ...before, '*': 'another', name: 'm' }, ['birthDate'], false],
  ['changed in the field that is named', { ...before, '*': 'another', birthDate: 'c' }, ['birthDate'], true],
  [
    'changed in one of the fields that are named',
    { ...before, '*': 'another', name: 'm' },
    ['name', 'birthDate'],
    false,
  ],
  ['changed in all of them', { '*': 'another', name: 'm', birthDate: 'c' }, ['name', 'birthDate'], true],
  ['without the field any more', { '*': 'another', name: 'n' }, ['birthDate'], true],
  ['not on record any more', null, ['birthDate'], true],
])('a record that is %s', (_name, after, fields, expected) => {
  expect(isCorrected(before, after as Record<string, string> | null, fields)).toBe(expected);
});
