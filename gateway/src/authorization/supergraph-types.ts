import {
  type ConstDirectiveNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ScalarTypeDefinitionNode,
  type TypeNode,
  type UnionTypeDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';

/** A type whose values answers can hold. */
export type OutputType =
  | ObjectTypeDefinitionNode
  | InterfaceTypeDefinitionNode
  | UnionTypeDefinitionNode
  | ScalarTypeDefinitionNode
  | EnumTypeDefinitionNode;

/** The types of a supergraph as they are written there, which is where their directives are. */
export class SupergraphTypes {
  private readonly types: ReadonlyMap<string, OutputType>;

  /** @throws when a type is extended: no composer writes that, and what the extension asks for would be missed */
  constructor(document: DocumentNode) {
    const extended = document.definitions.find(isTypeExtensionNode);
    if (extended !== undefined) throw new Error(`${extended.name.value} is extended: this is no supergraph.`);
    this.types = new Map(document.definitions.filter(isOutputType).map((type) => [type.name.value, type]));
  }

  all(): OutputType[] {
    return [...this.types.values()];
  }

  objects(): ObjectTypeDefinitionNode[] {
    return this.all().filter((type) => type.kind === Kind.OBJECT_TYPE_DEFINITION);
  }

  interfaces(): InterfaceTypeDefinitionNode[] {
    return this.all().filter((type) => type.kind === Kind.INTERFACE_TYPE_DEFINITION);
  }

  /** The objects that a value of this type can be. */
  possible(name: string): ObjectTypeDefinitionNode[] {
    const type = this.types.get(name);
    if (type?.kind === Kind.OBJECT_TYPE_DEFINITION) return [type];
    const members = type?.kind === Kind.UNION_TYPE_DEFINITION ? (type.types ?? []).map(nameOf) : [];
    return this.objects().filter(
      (object) => (object.interfaces ?? []).map(nameOf).includes(name) || members.includes(object.name.value),
    );
  }
}

/** The field of that name, if there is one. */
export function fieldOf(
  type: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode,
  name: string,
): FieldDefinitionNode | undefined {
  return type.fields?.find((field) => field.name.value === name);
}

/** The type without its lists and non-nulls. */
export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

/** What each use of the directive says. */
export function usesOf(directives: readonly ConstDirectiveNode[] = [], name: string): Record<string, unknown>[] {
  return directives
    .filter((directive) => directive.name.value === name)
    .map((directive) =>
      Object.fromEntries(
        (directive.arguments ?? []).map(({ name: argument, value }) => [argument.value, valueFromASTUntyped(value)]),
      ),
    );
}

function nameOf(node: { readonly name: { readonly value: string } }): string {
  return node.name.value;
}

function isOutputType(node: DocumentNode['definitions'][number]): node is OutputType {
  return [
    Kind.OBJECT_TYPE_DEFINITION,
    Kind.INTERFACE_TYPE_DEFINITION,
    Kind.UNION_TYPE_DEFINITION,
    Kind.SCALAR_TYPE_DEFINITION,
    Kind.ENUM_TYPE_DEFINITION,
  ].some((kind) => kind === node.kind);
}
