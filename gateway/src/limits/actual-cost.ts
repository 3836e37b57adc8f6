import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import type { CostRules } from './cost-rules';

/** What an answer came to. */
export type ActualCost = (data: unknown) => number;

const MUTATION_WEIGHT = 10;

/**
 * Counts an answer as the estimate counts an operation: the objects that are there, and the weights of the fields that were asked for.
 * Behind an interface, where the answer does not say which type an object has, fields weigh what the interface says.
 */
export function actualCost(
  schema: GraphQLSchema,
  rules: CostRules,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ActualCost {
  const root = schema.getRootType(operation.operation);
  if (root === undefined || root === null) return () => 0;
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  const counter = new Counter(schema, rules, new Map(fragments.map((node) => [node.name.value, node])));
  const shape = counter.shapeOf([root], operation.selectionSet.selections);
  return (data) => countObject(shape, data);
}

/** What to look at in an object: fields that hold objects or weigh something. */
type Shape = ReadonlyMap<string, { readonly weight: number; readonly each: number; readonly below: Shape }>;

class Counter {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly rules: CostRules,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ) {}

  shapeOf(types: readonly GraphQLObjectType[], selections: readonly SelectionNode[]): Shape {
    const fields = new Map<string, { types: Set<GraphQLObjectType>; nodes: FieldNode[] }>();
    this.collect(types, selections, fields);
    const shape = new Map<string, { weight: number; each: number; below: Shape }>();
    for (const [key, { types: parents, nodes }] of fields) {
      const [parent] = parents;
      const [node] = nodes;
      const field = parent && node && parent.getFields()[node.name.value];
      if (parent === undefined || field === undefined) continue;
      const target = getNamedType(field.type);
      const mutation = parent === this.schema.getMutationType() ? MUTATION_WEIGHT : 0;
      const weight = this.rules.weightOf(`${parent.name}.${field.name}`) ?? mutation;
      const each = this.rules.weightOf(target.name) ?? (isCompositeType(target) ? 1 : 0);
      if (weight === 0 && each === 0) continue;
      const inner = nodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
      const possible = isObjectType(target)
        ? [target]
        : isAbstractType(target)
          ? this.schema.getPossibleTypes(target)
          : [];
      shape.set(key, { weight, each, below: this.shapeOf(possible, inner) });
    }
    return shape;
  }

  private collect(
    types: readonly GraphQLObjectType[],
    selections: readonly SelectionNode[],
    fields: Map<string, { types: Set<GraphQLObjectType>; nodes: FieldNode[] }>,
  ): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const field = fields.get(key) ?? { types: new Set(), nodes: [] };
        for (const type of types) if (selection.name.value in type.getFields()) field.types.add(type);
        field.nodes.push(selection);
        fields.set(key, field);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value);
      if (fragment === undefined) continue;
      const condition = fragment.typeCondition && this.schema.getType(fragment.typeCondition.name.value);
      const left = condition === undefined ? types : types.filter((type) => this.isOf(type, condition));
      this.collect(left, fragment.selectionSet.selections, fields);
    }
  }

  private isOf(type: GraphQLObjectType, condition: unknown): boolean {
    return type === condition || (isAbstractType(condition) && this.schema.isSubType(condition, type));
  }
}

function countObject(shape: Shape, object: unknown): number {
  if (object === null || typeof object !== 'object') return 0;
  let total = 0;
  for (const [key, { weight, each, below }] of shape) {
    if (!Object.hasOwn(object, key)) continue;
    total += weight + countValue((object as Record<string, unknown>)[key], each, below);
  }
  return total;
}

function countValue(value: unknown, each: number, below: Shape): number {
  if (value === null || value === undefined) return 0;
  if (Array.isArray(value)) return value.reduce<number>((total, item) => total + countValue(item, each, below), 0);
  return each + countObject(below, value);
}
