import {
  defaultFieldResolver,
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import type { Act } from '../audit/act';
import { auditedStore } from '../audit/audited-store';
import { questionSearchKey } from '../audit/search-key';
import { isProblem } from '../requests/problems';
import type { SubgraphContext } from './subgraph-context';

type Context = SubgraphContext<unknown>;
type Field = GraphQLField<unknown, Context>;
type Values = Record<string, unknown>;

/**
 * Makes a schema audited by construction: each root field, each edge on another subgraph's entity and each look-up by
 * reference is an act of the request's trail, with the ids it was asked for, and each record is noted when execution
 * completes it, by whatever path it was reached. A record is an entity whose type asks for a scope.
 */
export function auditFields(schema: GraphQLSchema): GraphQLSchema {
  const { Query, Mutation } = { Query: schema.getQueryType(), Mutation: schema.getMutationType() };
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields()) as Field[]) {
      if (field.name === '_service') continue;
      if (field.name === '_entities') auditReferences(field);
      else if (type === Query) auditQuery(field);
      else if (type === Mutation) auditMutation(field);
      else if (isForeign(type) && field.name !== 'id') auditEdge(type, field);
    }
    if (isRecord(type)) auditRecord(type);
  }
  return schema;
}

/** An entity that this subgraph owns. */
function isRecord(type: GraphQLObjectType): boolean {
  return has(type, 'key') && has(type, 'requiresScopes');
}

/** An entity that another subgraph owns, and this one adds edges to. */
function isForeign(type: GraphQLObjectType): boolean {
  return has(type, 'key') && !has(type, 'requiresScopes');
}

function has(type: GraphQLObjectType, directive: string): boolean {
  const nodes = [type.astNode, ...type.extensionASTNodes];
  return nodes.some((node) => node?.directives?.some(({ name }) => name.value === directive));
}

function auditQuery(field: Field): void {
  const asked = idsIn(field.args);
  const isQuestion = field.args.some(({ name }) => !PAGING.has(name) && !isIdType(field.args, name));
  wrap(field, (values, context, info) => {
    const act = context.trail.begin(field.name, info.path);
    act.asked(asked(values));
    if (isQuestion) act.keys = [questionSearchKey(values)];
    return act;
  });
}

const PAGING = new Set(['first', 'after']);

function auditMutation(field: Field): void {
  const asked = idsIn(field.args);
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = async (source, values: Values, context, info) => {
    const act = context.trail.begin(field.name, info.path);
    act.asked(asked(values));
    const store = auditedStore(context.store, act);
    const outcome = await resolve(source, values, { ...context, audit: act, store }, info);
    if (isProblem(outcome)) act.outcome = outcome.__typename;
    return outcome;
  };
}

function auditEdge(type: GraphQLObjectType, field: Field): void {
  const coordinate = `${type.name}.${field.name}`;
  const idOf = idReader(type);
  wrap(field, (_values, context, info, source) => {
    const act = context.trail.join(coordinate, info.path);
    act.asked([idOf(source, context, info)]);
    return act;
  });
}

function auditReferences(field: Field): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, values: { representations: Reference[] }, context, info) => {
    values.representations.forEach(({ __typename, id }, index) => {
      const type = info.schema.getType(__typename);
      if (!isObjectType(type) || !isRecord(type)) return;
      context.trail.join(type.name, { prev: info.path, key: index, typename: undefined }).asked([id]);
    });
    return resolve(source, values, context, info);
  };
}

interface Reference {
  __typename: string;
  id: string;
}

/** `isTypeOf` is what execution calls for every object that it completes. */
function auditRecord(type: GraphQLObjectType): void {
  const idOf = idReader(type);
  type.isTypeOf = (source: { __typename?: string }, context: Context, info) => {
    const named = getNamedType(info.returnType);
    // While the type of a union's member is looked for, all types are tried: only the one it says it is was met.
    if (isAbstractType(named) && source.__typename !== type.name) return false;
    const act = context.trail.at(info.path) ?? context.trail.join(type.name);
    act.shownIds.add(idOf(source, context, info));
    return true;
  };
}

/** Reads the id of an object as the answer shows it. */
function idReader(type: GraphQLObjectType) {
  const resolve = type.getFields()['id']?.resolve ?? defaultFieldResolver;
  return (source: unknown, context: Context, info: GraphQLResolveInfo): string =>
    String(resolve(source, {}, context, { ...info, fieldName: 'id' }));
}

function wrap(
  field: Field,
  begin: (values: Values, context: Context, info: GraphQLResolveInfo, source: unknown) => Act,
): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, values: Values, context, info) => {
    const act = begin(values, context, info, source);
    return resolve(source, values, { ...context, audit: act }, info);
  };
}

function isIdType(fields: readonly GraphQLArgument[], name: string): boolean {
  return getNamedType(fields.find((field) => field.name === name)?.type)?.name === 'ID';
}

type IdReader = (values: Values) => string[];

/** Reads all values of type `ID` out of the arguments. */
function idsIn(fields: readonly GraphQLArgument[]): IdReader {
  const readers = idReaders(fields, new Set());
  return (values) => readers.flatMap((read) => read(values));
}

function idReaders(
  fields: readonly { name: string; type: GraphQLInputType }[],
  above: ReadonlySet<string>,
): IdReader[] {
  return fields.flatMap(({ name, type }): IdReader[] => {
    const named = getNamedType(type);
    if (named.name === 'ID') return [(values) => flat(values[name]) as string[]];
    if (!isInputObjectType(named) || above.has(named.name)) return [];
    const inner = idReaders(Object.values(named.getFields()), new Set([...above, named.name]));
    if (inner.length === 0) return [];
    return [(values) => flat(values[name]).flatMap((value) => inner.flatMap((read) => read(value as Values)))];
  });
}

function flat(value: unknown): unknown[] {
  return value === null || value === undefined ? [] : [value].flat(2);
}
