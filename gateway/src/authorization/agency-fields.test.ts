import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { subgraphNames } from '@crimegraph/shared/config/subgraphs';
import { subgraphSdl } from '@crimegraph/shared/server/subgraph-schema';
import { buildASTSchema, getOperationAST, parse, print, validate } from 'graphql';
import { composeGraph } from '../composition/compose-graph';
import { withoutSecurityDirectives } from '../supergraph';
import { AuthorizationRules } from './authorization-rules';
import { authorizeOperation } from './authorize-operation';

const url = 'http://127.0.0.1:4000/graphql';
const own = subgraphNames.map((name) => ({
  name,
  url,
  sdl: subgraphSdl(name, join(projectRoot, `subgraphs/${name}/schema.graphql`)),
}));
const customs = {
  name: 'customs',
  url,
  sdl: readFileSync(join(projectRoot, 'examples/agency/schema.graphql'), 'utf8'),
};
const supergraph = composeGraph([...own, customs]);
const rules = new AuthorizationRules(supergraph, new Set(['customs']));
const schema = buildASTSchema(parse(withoutSecurityDirectives(supergraph)));

function authorize(query: string, accepted: readonly string[]) {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  const { operation: left, refusals } = authorizeOperation(
    { schema, document, operation, variables: {} },
    rules,
    ['vehicles:read', 'hits:read'],
    accepted,
  );
  return {
    left: left === undefined ? '' : print(left),
    refusals: refusals.map(({ extensions }) => extensions['service']),
  };
}

test.each([
  ['plainly', '{ vehicle(id: "x") { vin customsCrossings { office } } }'],
  ['under another name', '{ vehicle(id: "x") { vin plate2: customsCrossings { office } } }'],
  ['by a fragment', '{ vehicle(id: "x") { vin ...F } } fragment F on Vehicle { customsCrossings { office } }'],
  ['by the name of its type alone', '{ vehicle(id: "x") { vin customsCrossings { __typename } } }'],
  [
    'behind an interface',
    '{ hits(first: 1) { edges { node { record { ... on Vehicle { vin customsCrossings { at } } } } } } }',
  ],
])('what an agency adds is taken out for a bureau that has not accepted it: %s', (_name, query) => {
  const refused = authorize(query, []);
  expect(refused.left).toContain('vin');
  expect(refused.left).not.toContain('customsCrossings');
  expect(refused.refusals).toEqual(['customs']);
  const accepted = authorize(query, ['customs']);
  // What may be had whole is passed on as it is, fragments and all.
  expect(accepted.left).toMatch(/customsCrossings|\.\.\.F/);
  expect(accepted.refusals).toEqual([]);
});

test('what a bureau has accepted still asks for its scope', () => {
  const { left, refusals } = authorize(
    '{ hits(first: 1) { edges { cursor node { subject: record { ... on Person { customsDeclarations { goods } } } } } } }',
    ['customs'],
  );
  expect(left).not.toContain('customsDeclarations');
  expect(refusals).toHaveLength(1);
});

test('a supergraph with a subgraph of somebody unknown is not served', () => {
  expect(() => new AuthorizationRules(supergraph)).toThrow(/neither ours nor of an agency/);
});
