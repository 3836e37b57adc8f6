import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  valueFromASTUntyped,
} from 'graphql';

/** How many objects a field answers, as `@listSize` has it. */
export interface ListSize {
  /** How many there are where nothing else tells. */
  readonly assumed: number | undefined;
  /** Arguments that say how many. */
  readonly slicing: readonly string[];
  /** Fields below that hold the list; empty where the field itself is it. */
  readonly sized: readonly string[];
}

/** How many items a list is taken to have of which the schema says nothing. */
export const ASSUMED_ITEMS = 10;

/** What `@cost` and `@listSize` say in a supergraph, by coordinate (`Type`, `Type.field`, `Type.field(argument:)`). */
export class CostRules {
  private readonly weights = new Map<string, number>();
  private readonly sizes = new Map<string, ListSize>();

  constructor(supergraph: DocumentNode) {
    for (const definition of supergraph.definitions) {
      if (!('name' in definition) || definition.name === undefined) continue;
      const name = definition.name.value;
      if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION) {
        for (const field of definition.fields ?? []) this.noteField(name, field);
      } else if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) {
        for (const field of definition.fields ?? []) this.note(`${name}.${nameOf(field)}`, field.directives);
      } else if (definition.kind !== Kind.SCALAR_TYPE_DEFINITION && definition.kind !== Kind.ENUM_TYPE_DEFINITION) {
        continue;
      }
      this.note(name, definition.directives);
    }
  }

  /** The weight that the schema states; undefined where it states none. */
  weightOf(coordinate: string): number | undefined {
    return this.weights.get(coordinate);
  }

  sizeOf(coordinate: string): ListSize | undefined {
    return this.sizes.get(coordinate);
  }

  private noteField(type: string, field: FieldDefinitionNode): void {
    const coordinate = `${type}.${nameOf(field)}`;
    this.note(coordinate, field.directives);
    for (const argument of field.arguments ?? []) this.note(`${coordinate}(${nameOf(argument)}:)`, argument.directives);
    const size = argumentsOf(field.directives, 'listSize');
    if (size === undefined) return;
    this.sizes.set(coordinate, {
      assumed: (size['assumedSize'] as number | null | undefined) ?? undefined,
      slicing: (size['slicingArguments'] as string[] | null | undefined) ?? [],
      sized: (size['sizedFields'] as string[] | null | undefined) ?? [],
    });
  }

  private note(coordinate: string, directives: readonly ConstDirectiveNode[] | undefined): void {
    const weight = argumentsOf(directives, 'cost')?.['weight'];
    if (typeof weight === 'number') this.weights.set(coordinate, weight);
  }
}

function nameOf(node: FieldDefinitionNode | InputValueDefinitionNode): string {
  return node.name.value;
}

function argumentsOf(
  directives: readonly ConstDirectiveNode[] = [],
  name: string,
): Record<string, unknown> | undefined {
  const directive = directives.find((node) => node.name.value === name);
  if (directive === undefined) return undefined;
  return Object.fromEntries(
    (directive.arguments ?? []).map((node) => [node.name.value, valueFromASTUntyped(node.value)]),
  );
}
