import {
  type ConstDirectiveNode,
  defaultFieldResolver,
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
  Kind,
  valueFromASTUntyped,
} from 'graphql';
import { codedError } from '../errors/coded-error';
import type { Viewer } from '../identity/viewer';

type Context = { viewer: Viewer };
/** OR of ANDs, as `@requiresScopes` writes it. */
type Requirement = string[][];

/** Wraps each field that carries `@requiresScopes`: without a fitting scope it is null, with one coded error. */
export function enforceFieldScopes(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const requirement = requirementOf(field.astNode?.directives);
      if (requirement === undefined) continue;
      const resolve: GraphQLFieldResolver<unknown, Context> = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context: Context, info) => {
        demand(requirement, context.viewer, `${type.name}.${field.name}`);
        return resolve(source, args, context, info);
      };
    }
  }
  return schema;
}

/** Wraps the reference resolvers of types that carry `@requiresScopes`, so that no other subgraph's edge leads around it. */
export function enforceReferenceScopes<T extends object>(typeDefs: DocumentNode, resolvers: T): T {
  const guarded = { ...resolvers } as Record<string, unknown>;
  for (const node of typeDefs.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const requirement = requirementOf(node.directives);
    const typeResolvers = guarded[node.name.value] as Record<string, unknown> | undefined;
    const resolveReference = typeResolvers?.['__resolveReference'] as ReferenceResolver | undefined;
    if (requirement === undefined || resolveReference === undefined) continue;
    guarded[node.name.value] = {
      ...typeResolvers,
      // Async: one reference that throws at once would take all the others of its request with it.
      // eslint-disable-next-line @typescript-eslint/require-await
      __resolveReference: async (reference: unknown, context: Context, info: unknown) => {
        demand(requirement, context.viewer, node.name.value);
        return resolveReference(reference, context, info);
      },
    };
  }
  return guarded as T;
}

type ReferenceResolver = (reference: unknown, context: Context, info: unknown) => unknown;

function requirementOf(directives: readonly ConstDirectiveNode[] | undefined): Requirement | undefined {
  const directive = directives?.find((node) => node.name.value === 'requiresScopes');
  const scopes = directive?.arguments?.find((node) => node.name.value === 'scopes');
  return scopes === undefined ? undefined : (valueFromASTUntyped(scopes.value) as Requirement);
}

function demand(requirement: Requirement, viewer: Viewer, coordinate: string): void {
  const held: readonly string[] = viewer.scopes;
  if (requirement.some((all) => all.every((scope) => held.includes(scope)))) return;
  const wanted = requirement.map((all) => all.join(' and ')).join(', or ');
  throw codedError('FORBIDDEN', `${coordinate} asks for the scope ${wanted}.`, { scopes: requirement });
}
