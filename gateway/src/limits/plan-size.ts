import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Limits } from './limits';
import { beyond } from './refusal';

/**
 * Counts what the planner will have before it: every field where it is used, and behind an interface or a union once for each type
 * that it can be, since each may live elsewhere. Fragments on overlapping interfaces multiply there, while the text stays short.
 * Counted once for each selection and type, so the count takes no time even where the plan would take minutes.
 *
 * @throws OPERATION_TOO_LARGE
 */
export function demandPlanSize(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  limits: Limits,
): void {
  const root = schema.getRootType(operation.operation);
  if (root === undefined || root === null) return;
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  const counter = new Counter(schema, new Map(fragments.map((node) => [node.name.value, node])));
  if (counter.onObject(root, operation.selectionSet) > limits.planSelections) {
    throw beyond('planSelections', limits.planSelections);
  }
}

class Counter {
  private readonly counted = new Map<SelectionSetNode, Map<GraphQLObjectType, number>>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ) {}

  onObject(type: GraphQLObjectType, set: SelectionSetNode): number {
    const ofSet = this.counted.get(set) ?? new Map<GraphQLObjectType, number>();
    this.counted.set(set, ofSet);
    const known = ofSet.get(type);
    if (known !== undefined) return known;
    const count = set.selections.reduce((total, selection) => total + this.onSelection(type, selection), 0);
    ofSet.set(type, count);
    return count;
  }

  private onSelection(type: GraphQLObjectType, selection: SelectionNode): number {
    if (selection.kind === Kind.FIELD) {
      const field = type.getFields()[selection.name.value];
      if (field === undefined || selection.selectionSet === undefined) return 1;
      return 1 + this.onOutput(field.type, selection.selectionSet);
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value);
    if (fragment === undefined) return 0;
    const condition = fragment.typeCondition && this.schema.getType(fragment.typeCondition.name.value);
    const covered =
      condition === undefined ||
      condition === type ||
      (isAbstractType(condition) && this.schema.isSubType(condition, type));
    return covered ? 1 + this.onObject(type, fragment.selectionSet) : 0;
  }

  private onOutput(output: GraphQLOutputType, set: SelectionSetNode): number {
    const type = getNamedType(output);
    if (isObjectType(type)) return this.onObject(type, set);
    if (!isAbstractType(type)) return 0;
    return this.schema.getPossibleTypes(type).reduce((total, possible) => total + this.onObject(possible, set), 0);
  }
}
