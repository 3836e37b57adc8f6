import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  valueFromASTUntyped,
} from 'graphql';
import { ASSUMED_ITEMS, type CostRules, type ListSize } from './cost-rules';
import { inputCost } from './input-cost';

/** What an operation can cost at most with given variables. */
export type Estimate = (variables: Variables) => number;

type Variables = Readonly<Record<string, unknown>>;
/** A number where the variables do not matter, so that an operation is counted through once and not at each request. */
type Cost = number | Estimate;

/** What carrying out a mutation costs where the schema states nothing: a transaction. */
const MUTATION_WEIGHT = 10;

/**
 * The static cost of an operation by the IBM cost specification, as `@cost` and `@listSize` state it: an object is 1, a scalar 0,
 * a list as many as its slicing argument or its assumed size, behind an interface the dearest of its types.
 *
 * Where a field answers a list item by item (it has `assumedSize`, no slicing argument, and one argument that is a list) the list that
 * is given says how long it is: the specification has no word for that.
 */
export function estimateCost(
  schema: GraphQLSchema,
  rules: CostRules,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Estimate {
  const root = schema.getRootType(operation.operation);
  if (root === undefined || root === null) return () => 0;
  const cost = new Estimator(schema, rules, document, operation).onType(
    root,
    operation.selectionSet.selections,
    undefined,
  );
  return typeof cost === 'number' ? () => cost : cost;
}

class Estimator {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly defaults: Variables;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly rules: CostRules,
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ) {
    const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(fragments.map((node) => [node.name.value, node]));
    this.defaults = Object.fromEntries(
      (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
        defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
      ),
    );
  }

  /** @param sizedBy what the field above says of the lists right below it */
  onType(type: GraphQLCompositeType, selections: readonly SelectionNode[], sizedBy: SizedBy | undefined): Cost {
    if (isAbstractType(type)) {
      return dearest(
        this.schema.getPossibleTypes(type).map((possible) => this.onObject(possible, selections, sizedBy)),
      );
    }
    return this.onObject(type, selections, sizedBy);
  }

  private onObject(type: GraphQLObjectType, selections: readonly SelectionNode[], sizedBy: SizedBy | undefined): Cost {
    return sum(
      selections.map((selection) => {
        if (selection.kind === Kind.FIELD) return this.onField(type, selection, sizedBy);
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value);
        if (fragment === undefined || !this.covers(fragment.typeCondition?.name.value, type)) return 0;
        return this.onObject(type, fragment.selectionSet.selections, sizedBy);
      }),
    );
  }

  private onField(type: GraphQLObjectType, node: FieldNode, sizedBy: SizedBy | undefined): Cost {
    const field = type.getFields()[node.name.value];
    if (field === undefined) return 0;
    const coordinate = `${type.name}.${field.name}`;
    const target = getNamedType(field.type);
    const size = this.rules.sizeOf(coordinate);
    const items = this.items(field, node, size, sizedBy);
    const below = isCompositeType(target)
      ? this.onType(target, node.selectionSet?.selections ?? [], size && { size, field, node })
      : 0;
    const own = this.rules.weightOf(coordinate) ?? (type === this.schema.getMutationType() ? MUTATION_WEIGHT : 0);
    const each = this.rules.weightOf(target.name) ?? (isCompositeType(target) ? 1 : 0);
    return sum([own, inputCost(this.rules, coordinate, field, node), times(items, sum([each, below]))]);
  }

  private items(
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
    size: ListSize | undefined,
    sizedBy: SizedBy | undefined,
  ): Cost {
    if (!isListType(getNullableType(field.type))) return 1;
    if (sizedBy?.size.sized.includes(field.name)) return this.sliced(sizedBy.field, sizedBy.node, sizedBy.size);
    if (size !== undefined && size.sized.length === 0) return this.sliced(field, node, size);
    return ASSUMED_ITEMS;
  }

  private sliced(field: GraphQLField<unknown, unknown>, node: FieldNode, size: ListSize): Cost {
    if (size.slicing.length > 0) {
      const given = size.slicing.map((name) => this.argument(field, node, name));
      return resolve(given, (values) => {
        const numbers = values.filter((value) => typeof value === 'number').map((value) => Math.max(0, value));
        return numbers.length > 0 ? Math.max(...numbers) : (size.assumed ?? ASSUMED_ITEMS);
      });
    }
    const assumed = size.assumed ?? ASSUMED_ITEMS;
    const lists = field.args.filter(({ type }) => isListType(getNullableType(type)));
    const [list] = lists;
    if (list === undefined || lists.length > 1) return assumed;
    return resolve([this.argument(field, node, list.name)], ([value]) =>
      Array.isArray(value) ? Math.min(assumed, value.length) : assumed,
    );
  }

  private argument(field: GraphQLField<unknown, unknown>, node: FieldNode, name: string): Value {
    const given: ArgumentNode | undefined = node.arguments?.find((argument) => argument.name.value === name);
    if (given === undefined) return { known: field.args.find((argument) => argument.name === name)?.defaultValue };
    if (given.value.kind !== Kind.VARIABLE) return { known: valueFromASTUntyped(given.value) };
    return { variable: given.value.name.value, otherwise: this.defaults[given.value.name.value] };
  }

  private covers(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const wanted = this.schema.getType(condition);
    return (
      wanted !== undefined && !isObjectType(wanted) && isAbstractType(wanted) && this.schema.isSubType(wanted, type)
    );
  }
}

interface SizedBy {
  readonly size: ListSize;
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
}

type Value = { readonly known: unknown } | { readonly variable: string; readonly otherwise: unknown };

function resolve(values: readonly Value[], count: (values: unknown[]) => number): Cost {
  if (values.every((value) => 'known' in value)) return count(values.map((value) => value.known));
  return (variables) =>
    count(values.map((value) => ('known' in value ? value.known : (variables[value.variable] ?? value.otherwise))));
}

function sum(costs: readonly Cost[]): Cost {
  const known = costs.reduce<number>((total, cost) => total + (typeof cost === 'number' ? cost : 0), 0);
  const open = costs.filter((cost) => typeof cost !== 'number');
  if (open.length === 0) return known;
  return (variables) => open.reduce((total, cost) => total + cost(variables), known);
}

function times(one: Cost, other: Cost): Cost {
  if (typeof one === 'number' && typeof other === 'number') return one * other;
  return (variables) => valueOf(one, variables) * valueOf(other, variables);
}

function dearest(costs: readonly Cost[]): Cost {
  if (costs.every((cost) => typeof cost === 'number')) return Math.max(0, ...costs);
  return (variables) => Math.max(0, ...costs.map((cost) => valueOf(cost, variables)));
}

function valueOf(cost: Cost, variables: Variables): number {
  return typeof cost === 'number' ? cost : cost(variables);
}
