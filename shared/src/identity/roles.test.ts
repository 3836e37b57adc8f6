import { grantedScopes, roles } from './roles';

test('no role can be granted what its matrix does not list', () => {
  expect(grantedScopes('border', ['persons:read', 'persons:write', 'hits:read'])).toEqual(['persons:read']);
  expect(grantedScopes('partner', ['documents:read'])).toEqual([]);
  expect(grantedScopes('agency', undefined)).toEqual([]);
});

test.each(Object.entries(roles))('the usual scopes of %s are among those it may have', (_role, rights) => {
  const grantable: readonly string[] = rights.grantable;
  for (const scope of rights.default) expect(grantable).toContain(scope);
});
