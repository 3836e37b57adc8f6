import { documents } from '@crimegraph/documents/definition';
import { fingerprints } from '@crimegraph/fingerprints/definition';
import { notices } from '@crimegraph/notices/definition';
import { persons } from '@crimegraph/persons/definition';
import { databasesOf, requirementOf } from '@crimegraph/shared/identity/scope-requirement';
import { scopes } from '@crimegraph/shared/identity/scopes';
import { allowedPurposes } from '@crimegraph/shared/identity/purpose-policy';
import { purposeNames } from '@crimegraph/shared/identity/purposes';
import type { SubgraphDefinition } from '@crimegraph/shared/server/subgraph-definition';
import { subgraphSdl } from '@crimegraph/shared/server/subgraph-schema';
import { startTestSubgraph, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { vehicles } from '@crimegraph/vehicles/definition';
import { buildASTSchema, type GraphQLObjectType, isObjectType, parse } from 'graphql';
import { minimalField } from '../support/minimal-field';

/** Every purpose rule holds in the subgraphs once more, for calls that are signed as the gateway signs them. */
function provesItsGuards<Loaders>(definition: SubgraphDefinition<Loaders>): void {
  describe(definition.name, () => {
    const schema = buildASTSchema(parse(subgraphSdl(definition.name, definition.schemaPath)), { assumeValidSDL: true });
    const objects = Object.values(schema.getTypeMap()).filter(isObjectType);
    const required = ({ astNode }: { astNode?: GraphQLObjectType['astNode'] }) => requirementOf(astNode?.directives);
    const isEntity = ({ astNode }: { astNode?: GraphQLObjectType['astNode'] }) =>
      astNode?.directives?.some(({ name }) => name.value === 'key') ?? false;
    let subgraph: TestSubgraph;
    beforeAll(async () => {
      subgraph = await startTestSubgraph(definition);
    });
    afterAll(() => subgraph.stop());

    const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type, place) =>
      Object.values(type?.getFields() ?? {}).map((field) => ({
        name: field.name,
        requirement: requirementOf(field.astNode?.directives) ?? [],
        query: `${place === 0 ? 'query' : 'mutation'} { other: __typename again: ${minimalField(field)} }`,
      })),
    );
    const references = objects
      .filter((type) => required(type) !== undefined && isEntity(type))
      .map((type) => ({
        name: `a reference to ${type.name}`,
        requirement: required(type) ?? [],
        query: `{ _entities(representations: [{ __typename: "${type.name}", id: "x" }]) { ...F } } fragment F on ${type.name} { id }`,
      }));
    const edges = objects
      .filter(({ name }) => name !== 'Query' && name !== 'Mutation')
      .flatMap((type) =>
        Object.values(type.getFields())
          .map((field) => ({ field, requirement: requirementOf(field.astNode?.directives) }))
          .filter(({ requirement }) => requirement !== undefined)
          .map(({ field, requirement = [] }) => ({
            name: `the edge ${type.name}.${field.name}`,
            requirement,
            query: `{ _entities(representations: [{ __typename: "${type.name}", id: "x" }]) { ... on ${type.name} { a: ${minimalField(field)} } } }`,
          })),
      );

    test('has doors to be guarded', () => expect(roots.length).toBeGreaterThan(2));

    test.each([...roots, ...references, ...edges].map((door) => [door.name, door] as const))(
      '%s: a purpose that does not open it is refused before anything is read',
      async (_name, { requirement, query }) => {
        const database = databasesOf(requirement)[0] ?? 'commission';
        const purpose = purposeNames.find((one) => !allowedPurposes('analyst', database).includes(one));
        const codes: unknown[] = [];
        const statements = await subgraph.countQueries(async () => {
          for (const held of [scopes, []]) {
            const answer = await subgraph.ask(
              query,
              {},
              { role: 'analyst', purpose: purpose ?? 'ALERTS', scopes: held },
            );
            codes.push(...(answer.errors ?? []).map(({ extensions }) => extensions['code']));
          }
        });
        expect(codes).toEqual(['PURPOSE_NOT_ALLOWED', 'FORBIDDEN']);
        expect(statements).toBe(0);
      },
    );

    test.each([...roots, ...references, ...edges].map((door) => [door.name, door] as const))(
      '%s: a case that has to be named is asked for before anything is read',
      async (_name, { requirement, query }) => {
        const purpose = allowedPurposes('analyst', databasesOf(requirement)[0] ?? 'commission')[0] ?? 'INVESTIGATION';
        const viewer = { role: 'analyst', purpose, scopes, caseReference: null } as const;
        const statements = await subgraph.countQueries(async () => {
          const answer = await subgraph.ask(query, {}, viewer);
          expect(answer.errors).toMatchObject([{ extensions: { code: 'CASE_REFERENCE_REQUIRED' } }]);
        });
        expect(statements).toBe(0);
      },
    );
  });
}

provesItsGuards(persons);
provesItsGuards(documents);
provesItsGuards(fingerprints);
provesItsGuards(vehicles);
provesItsGuards(notices);
