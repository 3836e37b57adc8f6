import { buildSchema } from 'graphql';
import { bothOf, databasesOf, forbidden, isMet, requirementOf } from './scope-requirement';

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

test('policies and being known are asked for as scopes are', () => {
  const schema = buildSchema(`
    directive @authenticated on FIELD_DEFINITION
    directive @policy(policies: [[String!]!]!) on FIELD_DEFINITION
    directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION
    type Query {
      known: Int @authenticated
      both: Int @policy(policies: [["a", "b"], ["c"]]) @requiresScopes(scopes: [["hits:read"]])
      nobody: Int @policy(policies: [])
    }`);
  const of = (field: string) => requirementOf(schema.getQueryType()?.getFields()[field]?.astNode?.directives) ?? [];
  expect(of('known')).toEqual([['authenticated']]);
  expect(of('both')).toEqual([
    ['hits:read', 'policy a', 'policy b'],
    ['hits:read', 'policy c'],
  ]);
  expect(isMet(of('both'), ['policy c'])).toBe(false);
  expect(isMet(of('both'), ['hits:read', 'policy c'])).toBe(true);
  expect(databasesOf(of('both'))).toEqual(['hits']);
  expect(isMet(of('nobody'), ['authenticated', 'policy a', 'policy c'])).toBe(false);
});

test('a caller is told what would do', () => {
  expect(forbidden('Query.a', [['hits:read']]).extensions).toEqual({ code: 'FORBIDDEN', scopes: [['hits:read']] });
  const { message, extensions } = forbidden('Query.a', [['hits:read', 'policy a'], ['policy b']]);
  expect(message).toBe('Query.a asks for hits:read and policy a, or policy b.');
  expect(extensions).toEqual({ code: 'FORBIDDEN', rights: [['hits:read', 'policy a'], ['policy b']] });
  expect(forbidden('Query.a', []).message).toBe('Query.a asks for what nobody has.');
});
