import { policies, type PolicyTable, satisfiedPolicies } from './policies';
import { heldRights } from './held-rights';
import type { Viewer } from './viewer';

const officer: Viewer = {
  subject: 'a',
  bureau: 'FRA',
  entity: null,
  role: 'officer',
  scopes: ['persons:read'],
  clearance: 2,
  purpose: 'INVESTIGATION',
  caseReference: null,
};

test.each<[string, Partial<Viewer>, string[]]>([
  ['staff of a bureau', {}, ['bureau_staff', 'restricted_clearance']],
  ['who acts for an entity', { entity: 'a carrier', clearance: 1 }, []],
  [
    'with a case and the highest clearance',
    { caseReference: 'X', clearance: 3 },
    ['bureau_staff', 'named_case', 'restricted_clearance', 'confidential_clearance'],
  ],
  [
    'the commission',
    { role: 'commission', bureau: 'XPO', purpose: 'SUPERVISION' },
    ['bureau_staff', 'restricted_clearance', 'supervision'],
  ],
  [
    'a commission of another bureau',
    { role: 'commission', bureau: 'FRA', purpose: 'SUPERVISION' },
    ['bureau_staff', 'restricted_clearance'],
  ],
  ['the commission for another purpose', { role: 'commission', bureau: 'XPO', clearance: 1 }, ['bureau_staff']],
])('%s satisfies what the table says', (_who, changes, satisfied) => {
  expect(satisfiedPolicies({ ...officer, ...changes })).toEqual(satisfied);
});

test('nobody satisfies a policy without rows, or a row of nothing', () => {
  const table: PolicyTable = { never: [], nothing: [{}], some: [{}, { roles: ['officer'] }] };
  expect(satisfiedPolicies(officer, table)).toEqual(['some']);
});

test('what a caller holds is their scopes, their policies, and that they said who they are', () => {
  expect(heldRights(officer)).toEqual([
    'authenticated',
    'persons:read',
    'policy bureau_staff',
    'policy restricted_clearance',
  ]);
  expect(heldRights(officer)).toBe(heldRights(officer));
});

test('no policy has the name of what every object has', () => {
  expect(Object.keys(policies).filter((name) => name in {})).toEqual([]);
});
