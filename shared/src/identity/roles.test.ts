import { type Role, roles, scopesOfRole } from './roles';
import { scopes } from './scopes';

/** The rights matrix of docs/rules.md, written out once more by hand: a change of the table has to be meant. */
const expected: Record<Role, string> = {
  officer:
    'persons:read persons:write documents:read documents:write fingerprints:read fingerprints:write vehicles:read vehicles:write notices:read notices:write records:manage hits:read hits:write audit:read:own audit:read commission:answer',
  border:
    'persons:read persons:write documents:read documents:write fingerprints:read fingerprints:write vehicles:read vehicles:write notices:read records:manage',
  forensic: 'persons:link fingerprints:read fingerprints:write notices:link records:manage audit:read:own',
  analyst: 'persons:read documents:read fingerprints:read vehicles:read notices:read',
  secretariat:
    'persons:read documents:read fingerprints:read vehicles:read notices:read notices:review hits:read audit:read:own audit:read audit:read:all commission:answer',
  commission:
    'persons:read documents:read fingerprints:read vehicles:read notices:read audit:read:own audit:read audit:read:all commission:search commission:decide',
  agency:
    'persons:read persons:write documents:read documents:write fingerprints:read fingerprints:write vehicles:read vehicles:write notices:read notices:write records:manage hits:read hits:write audit:read:own commission:answer',
  partner: 'documents:alert',
};

test.each(Object.entries(expected))('%s has the scopes of its row and no other', (role, row) => {
  expect(scopesOfRole(role as Role)).toEqual(row.split(' '));
});

test('no scope is beyond everybody’s reach', () => {
  const held = (Object.keys(roles) as Role[]).flatMap(scopesOfRole);
  expect(scopes.filter((scope) => !held.includes(scope))).toEqual([]);
});
