import { readFileSync } from 'node:fs';
import { buildASTSchema, parse } from 'graphql';
import { SUPERGRAPH_FILE } from './settings';
import { withoutSecurityDirectives } from './supergraph';

const committed = readFileSync(SUPERGRAPH_FILE, 'utf8');

test('the security directives leave the supergraph, and nothing else does', () => {
  expect(committed).toContain('for: SECURITY');
  const stripped = withoutSecurityDirectives(committed);
  expect(stripped).not.toMatch(/@requiresScopes|for: SECURITY/);
  const types = (sdl: string) =>
    Object.keys(buildASTSchema(parse(sdl)).getTypeMap()).filter((name) => name !== 'requiresScopes__Scope');
  expect(types(stripped)).toEqual(types(committed));
});

test('they leave under any name, and what hides elements stays', () => {
  const stripped = withoutSecurityDirectives(`
    schema
      @link(url: "https://specs.apollo.dev/link/v1.0")
      @link(url: "https://specs.apollo.dev/policy/v0.1", for: SECURITY, import: [{ name: "@policy", as: "@rule" }])
      @link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY) { query: Query }
    directive @rule(policies: [[policy__Policy!]!]!) on FIELD_DEFINITION
    scalar policy__Policy
    type Query { a: Int @rule(policies: [["x"]]) b: Int @inaccessible }`);
  expect(stripped).not.toMatch(/rule|policy/);
  expect(stripped).toMatch(/inaccessible\/v0.2", for: SECURITY/);
  expect(stripped).toContain('b: Int @inaccessible');
});
