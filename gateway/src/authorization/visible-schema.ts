import {
  buildASTSchema,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type InputValueDefinitionNode,
  isTypeDefinitionNode,
  Kind,
  type NamedTypeNode,
  parse,
  printSchema,
  type TypeDefinitionNode,
} from 'graphql';
import { namedType } from './supergraph-types';

/** What may be told of a schema. */
export interface MayBeTold {
  type(name: string): boolean;
  field(type: string, field: string, target: string): boolean;
}

/** A schema as text that has been read, to be cut down any number of times. */
export function schemaDocument(schema: GraphQLSchema): DocumentNode {
  return parse(printSchema(schema));
}

/**
 * The part of a schema that may be told: what is hidden is gone, and so is whatever could not be asked for without it or be reached any
 * more. It is a schema as any other. A field of an interface is told when each type behind it that is told has it.
 *
 * @returns undefined when no question is left that could be asked
 */
export function visibleSchema(schema: DocumentNode, may: MayBeTold): GraphQLSchema | undefined {
  const types = new Map(schema.definitions.filter(isTypeDefinitionNode).map((type) => [type.name.value, type]));
  for (const name of types.keys()) if (!may.type(name)) types.delete(name);
  for (let left = -1; left !== sizeOf(types);) {
    left = sizeOf(types);
    for (const [name, type] of types) {
      const cut = withoutHidden(type, types, may);
      if (isEmpty(cut)) types.delete(name);
      else types.set(name, cut);
    }
  }
  if (!types.has('Query')) return undefined;
  const others = schema.definitions.filter((definition) => !isTypeDefinitionNode(definition));
  const reached = reachable(types, others);
  const definitions: DefinitionNode[] = [
    ...others,
    ...[...types.values()].filter(({ name }) => reached.has(name.value)),
  ];
  return buildASTSchema({ kind: Kind.DOCUMENT, definitions }, { assumeValid: true });
}

type Types = Map<string, TypeDefinitionNode>;

const BUILT_IN = new Set(['String', 'Int', 'Float', 'Boolean', 'ID']);

function withoutHidden(type: TypeDefinitionNode, types: Types, may: MayBeTold): TypeDefinitionNode {
  const is = (node: NamedTypeNode) => types.has(node.name.value);
  switch (type.kind) {
    case Kind.OBJECT_TYPE_DEFINITION: {
      const told = ({ name, type: target }: FieldDefinitionNode) =>
        may.field(type.name.value, name.value, namedType(target));
      const fields = (type.fields ?? []).filter(told).flatMap((field) => fieldWithoutHidden(field, types));
      return { ...type, interfaces: (type.interfaces ?? []).filter(is), fields };
    }
    case Kind.INTERFACE_TYPE_DEFINITION: {
      const behind = [...types.values()].filter((one) => implementing(one).includes(type.name.value));
      const everywhere = ({ name }: FieldDefinitionNode) =>
        behind.every((one) => fieldsOf(one).some((field) => field.name.value === name.value));
      const fields = (type.fields ?? []).filter(everywhere).flatMap((field) => fieldWithoutHidden(field, types));
      const objects = behind.some((one) => one.kind === Kind.OBJECT_TYPE_DEFINITION);
      return { ...type, interfaces: (type.interfaces ?? []).filter(is), fields: objects ? fields : [] };
    }
    case Kind.UNION_TYPE_DEFINITION:
      return { ...type, types: (type.types ?? []).filter(is) };
    case Kind.INPUT_OBJECT_TYPE_DEFINITION: {
      const fields = inputsWithoutHidden(type.fields ?? [], types);
      return { ...type, fields: fields ?? [] };
    }
    case Kind.SCALAR_TYPE_DEFINITION:
    case Kind.ENUM_TYPE_DEFINITION:
      return type;
  }
}

/** None when what it leads to, or an argument that it needs, is hidden. */
function fieldWithoutHidden(field: FieldDefinitionNode, types: Types): FieldDefinitionNode[] {
  if (!isThere(namedType(field.type), types)) return [];
  const given = inputsWithoutHidden(field.arguments ?? [], types);
  return given === undefined ? [] : [{ ...field, arguments: given }];
}

/** Undefined when one that has to be given is hidden. */
function inputsWithoutHidden(
  inputs: readonly InputValueDefinitionNode[],
  types: Types,
): readonly InputValueDefinitionNode[] | undefined {
  const told = inputs.filter(({ type }) => isThere(namedType(type), types));
  const needed = ({ type, defaultValue }: InputValueDefinitionNode) =>
    type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined;
  return inputs.some((input) => needed(input) && !told.includes(input)) ? undefined : told;
}

/** What can be got to from a root or from an argument of a directive. */
function reachable(types: Types, others: readonly DefinitionNode[]): ReadonlySet<string> {
  const reached = new Set<string>();
  /** @param asValue whether a value can be of it, rather than a type implement it */
  const reach = (name: string, asValue = true) => {
    const type = types.get(name);
    if (type === undefined) return;
    if (asValue && type.kind === Kind.INTERFACE_TYPE_DEFINITION && !expanded.has(name)) {
      expanded.add(name);
      for (const one of types.values()) if (implementing(one).includes(name)) reach(one.name.value);
    }
    if (reached.has(name)) return;
    reached.add(name);
    for (const one of implementing(type)) reach(one, false);
    if (type.kind === Kind.UNION_TYPE_DEFINITION) for (const one of type.types ?? []) reach(one.name.value);
    for (const field of fieldsOf(type)) {
      reach(namedType(field.type));
      for (const { type: given } of 'arguments' in field ? (field.arguments ?? []) : []) reach(namedType(given));
    }
  };
  const expanded = new Set<string>();
  for (const root of ['Query', 'Mutation', 'Subscription']) reach(root);
  for (const directive of others) {
    if (directive.kind !== Kind.DIRECTIVE_DEFINITION) continue;
    for (const { type } of directive.arguments ?? []) reach(namedType(type));
  }
  return reached;
}

function fieldsOf(type: TypeDefinitionNode): readonly (FieldDefinitionNode | InputValueDefinitionNode)[] {
  return 'fields' in type ? (type.fields ?? []) : [];
}

function implementing(type: TypeDefinitionNode): string[] {
  return 'interfaces' in type ? (type.interfaces ?? []).map(({ name }) => name.value) : [];
}

function isThere(name: string, types: Types): boolean {
  return BUILT_IN.has(name) || types.has(name);
}

function isEmpty(type: TypeDefinitionNode): boolean {
  if (type.kind === Kind.UNION_TYPE_DEFINITION) return (type.types ?? []).length === 0;
  return 'fields' in type && fieldsOf(type).length === 0;
}

/** How much is left: only ever less. */
function sizeOf(types: Types): number {
  let size = types.size;
  for (const type of types.values()) {
    size += implementing(type).length + (type.kind === Kind.UNION_TYPE_DEFINITION ? (type.types ?? []).length : 0);
    for (const field of fieldsOf(type)) size += 1 + ('arguments' in field ? (field.arguments ?? []).length : 0);
  }
  return size;
}
