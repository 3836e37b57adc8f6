import {
  defaultFieldResolver,
  type DocumentNode,
  getNamedType,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isObjectType,
  Kind,
} from 'graphql';
import { bothOf, type Requirement, requirementOf } from '../identity/scope-requirement';
import { type SecurityDirectives, securityDirectives } from '../identity/security-directives';
import type { Viewer } from '../identity/viewer';

/** Throws when `viewer` may not have what asks for `requirement`; `coordinate` names it in the schema. */
export type Guard = (viewer: Viewer, requirement: Requirement, coordinate: string) => void;

type Context = { viewer: Viewer };

/**
 * Puts `guards` before every field that asks for rights (`@authenticated`, `@requiresScopes`, `@policy`) or leads to a type that
 * does: refused, the field is null with one coded error, and its resolver was never called.
 */
export function guardFields(schema: GraphQLSchema, typeDefs: DocumentNode, guards: readonly Guard[]): GraphQLSchema {
  const names = securityDirectives(typeDefs);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      // Introspection, and the federation's own fields, whose references are guarded one by one.
      if (type.name.startsWith('__') || field.name.startsWith('_')) continue;
      const target = getNamedType(field.type);
      const coordinate = `${type.name}.${field.name}`;
      const ofTarget = isObjectType(target) || isLeafType(target) ? ofType(target, names) : undefined;
      const ofRoot = isRoot(schema, type) ? ofType(type, names) : undefined;
      const requirement = [ofRoot, ofTarget].reduce(bothOf, requirementOf(field.astNode?.directives, names));
      const byType = isAbstractType(target) ? ofPossibleTypes(schema, target, names) : undefined;
      if (requirement === undefined && byType === undefined) continue;
      const resolve: GraphQLFieldResolver<unknown, Context> = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context: Context, info) => {
        if (requirement !== undefined) guards.forEach((guard) => guard(context.viewer, requirement, coordinate));
        const result: unknown = resolve(source, args, context, info);
        return byType === undefined ? result : guardResult(result, byType, guards, context.viewer);
      };
    }
  }
  return schema;
}

/**
 * Puts `guards` before the reference resolvers of types that ask for rights, so that no other subgraph's edge leads around
 * them.
 */
export function guardReferences<T extends object>(typeDefs: DocumentNode, resolvers: T, guards: readonly Guard[]): T {
  const guarded = { ...resolvers } as Record<string, unknown>;
  for (const [name, requirement] of requirementsOfTypes(typeDefs)) {
    const typeResolvers = guarded[name] as Record<string, unknown> | undefined;
    const resolveReference = typeResolvers?.['__resolveReference'] as ReferenceResolver | undefined;
    if (resolveReference === undefined) continue;
    guarded[name] = {
      ...typeResolvers,
      // Async: one reference that throws at once would take all the others of its request with it.
      // eslint-disable-next-line @typescript-eslint/require-await
      __resolveReference: async (reference: unknown, context: Context, info: unknown) => {
        guards.forEach((guard) => guard(context.viewer, requirement, name));
        return resolveReference(reference, context, info);
      },
    };
  }
  return guarded as T;
}

type ReferenceResolver = (reference: unknown, context: Context, info: unknown) => unknown;

/** Nothing leads to these, so what they ask for stands before each of their fields. */
function isRoot(schema: GraphQLSchema, type: GraphQLNamedType): boolean {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].some((root) => root === type);
}

/** What types ask for, wherever the schema says so: a type may be extended by what restricts it. */
function requirementsOfTypes(typeDefs: DocumentNode): Map<string, Requirement> {
  const names = securityDirectives(typeDefs);
  const found = new Map<string, Requirement>();
  for (const node of typeDefs.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.OBJECT_TYPE_EXTENSION) continue;
    const requirement = bothOf(found.get(node.name.value), requirementOf(node.directives, names));
    if (requirement !== undefined) found.set(node.name.value, requirement);
  }
  return found;
}

function ofType({ astNode, extensionASTNodes }: GraphQLNamedType, names: SecurityDirectives): Requirement | undefined {
  return requirementOf(
    [astNode, ...extensionASTNodes].flatMap((node) => node?.directives ?? []),
    names,
  );
}

/** What the types behind an interface or a union ask for; undefined when none of them asks for anything. */
function ofPossibleTypes(
  schema: GraphQLSchema,
  type: Parameters<GraphQLSchema['getPossibleTypes']>[0],
  names: SecurityDirectives,
): ReadonlyMap<string, Requirement> | undefined {
  const requirements = schema.getPossibleTypes(type).flatMap((possible): [string, Requirement][] => {
    const requirement = ofType(possible, names);
    return requirement === undefined ? [] : [[possible.name, requirement]];
  });
  return requirements.length === 0 ? undefined : new Map(requirements);
}

/** Which type it is shows only when it is there: the value names it, as every value behind an interface does here. */
function guardResult(
  result: unknown,
  byType: ReadonlyMap<string, Requirement>,
  guards: readonly Guard[],
  viewer: Viewer,
): unknown {
  const check = (value: unknown): unknown => {
    if (value === null || value === undefined) return value;
    if (Array.isArray(value)) return value.map((item: unknown) => guardResult(item, byType, guards, viewer));
    const { __typename: name } = value as { __typename?: string };
    if (name === undefined) throw new Error('a value behind an interface has to name its type');
    const requirement = byType.get(name);
    if (requirement !== undefined) guards.forEach((guard) => guard(viewer, requirement, name));
    return value;
  };
  return result instanceof Promise ? result.then(check) : check(result);
}
