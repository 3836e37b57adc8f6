import { documents } from '@crimegraph/documents/definition';
import { fingerprints } from '@crimegraph/fingerprints/definition';
import { notices } from '@crimegraph/notices/definition';
import { persons } from '@crimegraph/persons/definition';
import { AuditTrail } from '@crimegraph/shared/audit/audit-trail';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { subgraphSchema } from '@crimegraph/shared/server/subgraph-schema';
import { testViewer } from '@crimegraph/shared/testing/test-subgraph';
import { vehicles } from '@crimegraph/vehicles/definition';
import { type GraphQLObjectType, type GraphQLResolveInfo, type GraphQLSchema, isObjectType } from 'graphql';

const schemas: Readonly<Record<string, GraphQLSchema>> = {
  documents: subgraphSchema(documents),
  fingerprints: subgraphSchema(fingerprints),
  notices: subgraphSchema(notices),
  persons: subgraphSchema(persons),
  vehicles: subgraphSchema(vehicles),
};
const id = globalId('Person', '018f0000-0000-7000-8000-000000000001');
const caller = { viewer: { ...testViewer, scopes: [] }, trace: 'a'.repeat(32), deadline: 0, operation: 'Test' };

/** Every field by which a request can come to records: root fields, and edges on entities of other subgraphs. */
function entrances(schema: GraphQLSchema): [string, GraphQLObjectType, string][] {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || type.name.startsWith('_')) return [];
    const isEntrance = roots.includes(type) || (isEntity(type) && !isOwned(type));
    const fields = Object.keys(type.getFields()).filter((name) => name !== 'id' && !name.startsWith('_'));
    return isEntrance
      ? fields.map((field): [string, GraphQLObjectType, string] => [`${type.name}.${field}`, type, field])
      : [];
  });
}

function isEntity(type: GraphQLObjectType): boolean {
  return type.astNode?.directives?.some(({ name }) => name.value === 'key') ?? false;
}

/** Records implement `Record`; a hit is no record of a bureau, but it is kept and shown as one. */
function isOwned(type: GraphQLObjectType): boolean {
  return type.name === 'Hit' || type.getInterfaces().some(({ name }) => name === 'Record');
}

describe.each(Object.entries(schemas))('%s', (_name, schema) => {
  test.each(entrances(schema))('%s leaves an entry even where it is refused', async (coordinate, type, field) => {
    const trail = new AuditTrail(caller, Buffer.alloc(32), new Date());
    const context = { viewer: caller.viewer, store: {}, trail, audit: trail.request };
    const info = { path: { prev: undefined, key: field, typename: type.name }, schema, fieldName: field };
    const resolve = async () =>
      await type.getFields()[field]?.resolve?.({ id }, {}, context, info as unknown as GraphQLResolveInfo);
    const refusal = (await resolve().catch((error: unknown) => error)) as { extensions: { code: string } };
    expect(refusal.extensions.code).toBe('FORBIDDEN');
    const { entries } = trail.settle([{ message: '', path: [field], extensions: refusal.extensions }]);
    const isRoot = type.name === 'Query' || type.name === 'Mutation';
    expect(entries).toMatchObject([
      {
        action: isRoot ? field : coordinate,
        result: 'REFUSED',
        refusal: 'FORBIDDEN',
        asked: isRoot ? '[]' : `["${id}"]`,
      },
    ]);
  });

  const records = Object.values(schema.getTypeMap()).filter(isObjectType).filter(isOwned);

  test.each(records.map((type) => [type.name, type] as const))('%s is noted wherever it is completed', (name, type) => {
    const trail = new AuditTrail(caller, Buffer.alloc(32), new Date());
    const context = { trail, audit: trail.request };
    const path = { prev: undefined, key: 'anything', typename: 'Query' };
    const uuid = '018f0000-0000-7000-8000-000000000002';
    const info = { path, schema, returnType: type } as unknown as GraphQLResolveInfo;
    expect(type.isTypeOf?.({ id: uuid }, context, info)).toBe(true);
    const shown = Buffer.from(`${name}:${uuid}`).toString('base64url');
    expect(trail.settle().entries).toMatchObject([{ action: name, result: 'READ', shown: `["${shown}"]` }]);
  });
});
