import { buildSchema } from 'graphql';
import { bothOf, databasesOf, isMet, requirementOf } from './scope-requirement';

test('both of two requirements asks for one set of each, and for no more than it has to', () => {
  expect(bothOf([['persons:read']], [['persons:read'], ['persons:link']])).toEqual([['persons:read']]);
  expect(bothOf([['persons:write']], [['persons:read'], ['persons:link']])).toEqual([
    ['persons:read', 'persons:write'],
    ['persons:link', 'persons:write'],
  ]);
  expect(bothOf(undefined, [['hits:read']])).toEqual([['hits:read']]);
  expect(bothOf(undefined, undefined)).toBeUndefined();
});

test('a requirement is met by one whole set', () => {
  const requirement = [['persons:read', 'hits:read'], ['audit:read']] as const;
  expect(isMet(requirement, ['persons:read'])).toBe(false);
  expect(isMet(requirement, ['hits:read', 'persons:read'])).toBe(true);
  expect(isMet(requirement, ['audit:read'])).toBe(true);
  expect(databasesOf(requirement)).toEqual(['persons', 'hits', 'audit']);
});

test('a scope that does not exist is refused where it is written', () => {
  const schema = buildSchema(
    'directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION\ntype Query { a: Int @requiresScopes(scopes: [["persons:raed"]]) }',
  );
  const directives = schema.getQueryType()?.getFields()['a']?.astNode?.directives;
  expect(() => requirementOf(directives)).toThrow('"persons:raed" is not a scope');
});
