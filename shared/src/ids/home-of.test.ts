import { globalId } from './global-id';
import { homeOf } from './home-of';

const uuid = '00000000-0000-4000-8000-000000000001';

test.each([
  ['a person', globalId('Person', uuid), 'persons'],
  ['a face', globalId('FaceRecord', uuid), 'fingerprints'],
  ['the profile of a relative', globalId('RelativeProfile', uuid), 'fingerprints'],
  ['a notice', globalId('Notice', uuid), 'notices'],
  ['a hit, which is no record', globalId('Hit', uuid), undefined],
  ['anything', 'xyz', undefined],
  ['nothing', '', undefined],
])('%s', (_name, id, home) => {
  expect(homeOf(id)).toBe(home);
});
