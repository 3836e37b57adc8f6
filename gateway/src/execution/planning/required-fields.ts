import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  type TypeNode,
  visit,
} from 'graphql';

type Composite = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/**
 * The fields of a supergraph that `@requires` asks for with arguments, each under a name of its own for each set of arguments
 * (`price__required1`), so that neither the client's arguments nor those of another `@requires` are taken for them.
 */
export class RequiredFields {
  private readonly types = new Map<string, Composite>();
  private readonly graphs = new Map<string, string>();
  /** Coordinates that some `@requires` asks for with arguments. */
  private readonly withArguments = new Set<string>();
  /** New name, by name and arguments. */
  private readonly renamed = new Map<string, string>();
  private readonly original = new Map<string, string>();
  /** New names of a field, by coordinate. */
  private readonly names = new Map<string, Set<string>>();
  /** New names that a field of a service requires, by service and coordinate, and by service and name. */
  private readonly needs = new Map<string, ReadonlySet<string>>();

  constructor(document: DocumentNode) {
    for (const node of document.definitions) {
      if (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION)
        this.types.set(node.name.value, node);
      if (node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph')
        for (const value of node.values ?? [])
          this.graphs.set(value.name.value, argument(value.directives?.[0], 'name') ?? value.name.value);
    }
    this.eachRequirement((type, _field, _directive, selections) => this.noteArguments(type, selections));
    if (this.withArguments.size > 0)
      this.eachRequirement((type, field, directive, selections) => this.noteNames(type, field, directive, selections));
  }

  get none(): boolean {
    return this.withArguments.size === 0;
  }

  /** The new names of a field of `type`. */
  namesOf(type: Composite, field: string): string[] {
    const owners = [type.name.value, ...(type.interfaces ?? []).map(({ name }) => name.value)];
    return [...new Set(owners.flatMap((owner) => [...(this.names.get(`${owner}.${field}`) ?? [])]))];
  }

  /** A directive with the new names in its `requires`. */
  renamedIn(type: Composite, directive: ConstDirectiveNode): ConstDirectiveNode {
    const requires = argument(directive, 'requires');
    if (directive.name.value !== 'join__field' || requires === undefined) return directive;
    const renamed = this.rename(type.name.value, selectionsOf(requires));
    const value = print(renamed).replace(/^\{|\}$/g, '');
    return {
      ...directive,
      arguments: (directive.arguments ?? []).map((node) =>
        node.name.value === 'requires' ? { ...node, value: { kind: Kind.STRING, value } } : node,
      ),
    };
  }

  /** The name that a subgraph knows a field by. */
  originalOf(name: string): string {
    return this.original.get(name) ?? name;
  }

  isRenamed(name: string): boolean {
    return this.original.has(name);
  }

  /** The new names that a field of a service requires. */
  neededBy(service: string, type: string, field: string): ReadonlySet<string> {
    return this.needs.get(`${service} ${type}.${field}`) ?? this.needs.get(`${service} ${field}`) ?? new Set();
  }

  private eachRequirement(
    use: (type: string, field: string, directive: ConstDirectiveNode, selections: SelectionSetNode) => void,
  ): void {
    for (const { name, fields = [] } of this.types.values()) {
      for (const field of fields) {
        for (const directive of field.directives ?? []) {
          const requires = directive.name.value === 'join__field' ? argument(directive, 'requires') : undefined;
          if (requires !== undefined) use(name.value, field.name.value, directive, selectionsOf(requires));
        }
      }
    }
  }

  private noteArguments(type: string, selections: SelectionSetNode): void {
    this.eachField(type, selections, (owner, node) => {
      if ((node.arguments ?? []).length > 0) this.withArguments.add(`${owner}.${node.name.value}`);
    });
  }

  private noteNames(type: string, field: string, directive: ConstDirectiveNode, selections: SelectionSetNode): void {
    const needed = new Set<string>();
    this.eachField(type, selections, (owner, node) => {
      const coordinate = `${owner}.${node.name.value}`;
      if (!this.withArguments.has(coordinate)) return;
      const name = this.newName(node);
      needed.add(name);
      this.names.set(coordinate, (this.names.get(coordinate) ?? new Set()).add(name));
    });
    const graph = directive.arguments?.find(({ name }) => name.value === 'graph')?.value;
    const service = graph?.kind === Kind.ENUM ? (this.graphs.get(graph.value) ?? graph.value) : '';
    this.needs.set(`${service} ${type}.${field}`, needed);
    const known = this.needs.get(`${service} ${field}`) ?? [];
    this.needs.set(`${service} ${field}`, new Set([...known, ...needed]));
  }

  private newName(node: FieldNode): string {
    const { name: field, arguments: given } = node;
    const key = print({ kind: Kind.FIELD, name: field, ...(given && { arguments: given }) });
    let name = this.renamed.get(key);
    if (name === undefined) {
      name = `${node.name.value}__required${this.renamed.size + 1}`;
      this.renamed.set(key, name);
      this.original.set(name, node.name.value);
    }
    return name;
  }

  private eachField(type: string, set: SelectionSetNode, use: (owner: string, node: FieldNode) => void): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        this.eachField(selection.typeCondition?.name.value ?? type, selection.selectionSet, use);
        continue;
      }
      use(type, selection);
      const below = this.typeOf(type, selection.name.value);
      if (selection.selectionSet && below !== undefined) this.eachField(below, selection.selectionSet, use);
    }
  }

  private rename(type: string, set: SelectionSetNode): SelectionSetNode {
    const fresh = new Map<FieldNode, string>();
    this.eachField(type, set, (owner, node) => {
      if (this.withArguments.has(`${owner}.${node.name.value}`)) fresh.set(node, this.newName(node));
    });
    return visit(set, {
      // On the way out the node is a copy when something below it was changed, so the names are looked up on the way in.
      Field: (node) => {
        const value = fresh.get(node);
        return value === undefined ? undefined : { ...node, name: { kind: Kind.NAME, value } };
      },
    });
  }

  private typeOf(type: string, field: string): string | undefined {
    const definition = this.types.get(type)?.fields?.find(({ name }) => name.value === field);
    return definition && namedType(definition.type);
  }
}

function selectionsOf(fields: string): SelectionSetNode {
  return (parse(`{${fields}}`).definitions[0] as OperationDefinitionNode).selectionSet;
}

function argument(directive: ConstDirectiveNode | undefined, name: string): string | undefined {
  const value = directive?.arguments?.find((node) => node.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
