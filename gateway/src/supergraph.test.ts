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
