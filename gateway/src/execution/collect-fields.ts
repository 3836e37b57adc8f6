import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { TypeConditions } from './type-conditions';

/** What fields are collected from. */
export interface Collection {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Values of variables: `@skip` and `@include` are decided while collecting. */
  variables: Readonly<Record<string, unknown>>;
  conditions: TypeConditions;
  /** Told of each selection that is looked at; ends the collecting by throwing. */
  spend?: () => void;
}

/** All that is asked for under one response name. */
export interface CollectedField {
  responseName: string;
  nodes: FieldNode[];
  /** Undefined for `__typename` and for the fields of introspection. */
  type: GraphQLOutputType | undefined;
}

/** The fields that apply to an object of `type`, by response name, in the order of the document (GraphQL section 6.3.2). */
export function collectFields(
  from: Collection,
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
): CollectedField[] {
  const fields = new Map<string, CollectedField>();
  for (const selectionSet of selectionSets) collect(from, type, type, selectionSet, fields);
  return [...fields.values()];
}

/** @param stated the type that the fragment around the fields names: it knows fields that an abstract `type` may lack */
function collect(
  from: Collection,
  type: GraphQLCompositeType,
  stated: GraphQLCompositeType,
  selectionSet: SelectionSetNode,
  fields: Map<string, CollectedField>,
): void {
  for (const selection of selectionSet.selections) {
    from.spend?.();
    if (isLeftOut(selection.directives ?? [], from.variables)) continue;
    if (selection.kind === Kind.FIELD) {
      const responseName = selection.alias?.value ?? selection.name.value;
      const collected = fields.get(responseName);
      if (collected !== undefined) collected.nodes.push(selection);
      else
        fields.set(responseName, {
          responseName,
          nodes: [selection],
          type: fieldType(type, stated, selection.name.value),
        });
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? from.fragments.get(selection.name.value) : selection;
    if (fragment === undefined) continue;
    const condition = fragment.typeCondition?.name.value;
    if (condition !== undefined && !from.conditions(type.name, condition)) continue;
    const narrowed = condition === undefined ? stated : (from.schema.getType(condition) as GraphQLCompositeType);
    collect(from, type, narrowed, fragment.selectionSet, fields);
  }
}

function fieldType(
  type: GraphQLCompositeType,
  stated: GraphQLCompositeType,
  name: string,
): GraphQLOutputType | undefined {
  for (const one of [type, stated]) {
    const field = isObjectType(one) || isInterfaceType(one) ? one.getFields()[name] : undefined;
    if (field !== undefined) return field.type;
  }
  return undefined;
}

/** Whatever is not plainly true or false counts as asked for: before variables are coerced anything can be there. */
function isLeftOut(directives: readonly DirectiveNode[], variables: Collection['variables']): boolean {
  return directives.some(({ name, arguments: [condition] = [] }) => {
    if (condition === undefined) return false;
    const { value } = condition;
    const holds =
      value.kind === Kind.VARIABLE
        ? variables[value.name.value]
        : value.kind === Kind.BOOLEAN
          ? value.value
          : undefined;
    return (name.value === 'skip' && holds === true) || (name.value === 'include' && holds === false);
  });
}
