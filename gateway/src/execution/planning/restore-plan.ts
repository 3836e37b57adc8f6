import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import type { RequiredFields } from './required-fields';

/**
 * Puts the names that subgraphs know back into a plan that was made with a `PlannableSupergraph`: the new name stays as the
 * response name. A fetch whose fields require one field with different arguments becomes one fetch for each.
 */
export function restorePlan(plan: QueryPlan, required: RequiredFields): QueryPlan {
  if (required.none || plan.node === undefined || plan.node.kind === 'Subscription') return plan;
  return { ...plan, node: restore(plan.node, required) };
}

function restore(node: PlanNode, required: RequiredFields): PlanNode {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map((child) => restore(child, required)) };
    case 'Flatten':
      return { ...node, node: restore(node.node, required) };
    case 'Condition': {
      const { ifClause, elseClause } = node;
      return {
        ...node,
        ...(ifClause && { ifClause: restore(ifClause, required) }),
        ...(elseClause && { elseClause: restore(elseClause, required) }),
      };
    }
    case 'Fetch': {
      const fetches = apart(node, required).map((fetch) => named(fetch, required));
      const [only] = fetches;
      return fetches.length === 1 && only !== undefined ? only : { kind: 'Parallel', nodes: fetches };
    }
    case 'Defer':
      return node;
    default:
      return node satisfies never;
  }
}

function named(fetch: FetchNode, required: RequiredFields): FetchNode {
  const document = visit(parse(fetch.operation), {
    Field: (node): FieldNode | undefined =>
      required.isRenamed(node.name.value)
        ? {
            ...node,
            alias: node.alias ?? node.name,
            name: { kind: Kind.NAME, value: required.originalOf(node.name.value) },
          }
        : undefined,
  });
  return {
    ...fetch,
    operation: text(document),
    ...(fetch.requires && { requires: aliased(fetch.requires, required) }),
  };
}

/** What a fetch requires: the alias is where it stands in the answer, the name what it is sent as. */
function aliased(selections: readonly QueryPlanSelectionNode[], required: RequiredFields): QueryPlanSelectionNode[] {
  return selections.map((one) => ({
    ...one,
    ...(one.selections && { selections: aliased(one.selections, required) }),
    ...(one.kind === 'Field' &&
      required.isRenamed(one.name) && { name: required.originalOf(one.name), alias: one.name }),
  }));
}

/** The fetch in as many as it takes for none to require one field twice. */
function apart(fetch: FetchNode, required: RequiredFields): FetchNode[] {
  const needed = renamedIn(fetch.requires ?? [], required);
  if (!conflict(needed, required)) return [fetch];
  const groups: { needs: Set<string>; fields: Set<string> }[] = [];
  for (const [key, needs] of entityFields(fetch, required)) {
    const group = groups.find((one) => !conflict(new Set([...one.needs, ...needs]), required));
    if (group === undefined) groups.push({ needs: new Set(needs), fields: new Set([key]) });
    else {
      needs.forEach((name) => group.needs.add(name));
      group.fields.add(key);
    }
  }
  return groups.map(({ needs, fields }) => part(fetch, needs, fields, required));
}

function conflict(names: ReadonlySet<string>, required: RequiredFields): boolean {
  return new Set([...names].map((name) => required.originalOf(name))).size < names.size;
}

function renamedIn(selections: readonly QueryPlanSelectionNode[], required: RequiredFields): Set<string> {
  const found = new Set<string>();
  for (const selection of selections) {
    if (selection.kind === 'Field' && required.isRenamed(selection.name)) found.add(selection.name);
    for (const name of renamedIn(selection.selections ?? [], required)) found.add(name);
  }
  return found;
}

/** The fields that are asked of entities, by type and response name, with what each requires. */
function entityFields(fetch: FetchNode, required: RequiredFields): Map<string, ReadonlySet<string>> {
  const fields = new Map<string, ReadonlySet<string>>();
  const collect = (type: string, set: SelectionSetNode) => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT)
        collect(selection.typeCondition?.name.value ?? type, selection.selectionSet);
      else if (selection.kind === Kind.FIELD)
        fields.set(keyOf(type, selection), required.neededBy(fetch.serviceName, type, selection.name.value));
    }
  };
  collect('', entitiesOf(parse(fetch.operation)));
  return fields;
}

function keyOf(type: string, { alias, name }: FieldNode): string {
  return `${type}.${alias?.value ?? name.value}`;
}

function entitiesOf(document: DocumentNode): SelectionSetNode {
  const [operation] = document.definitions;
  const selection = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections[0] : undefined;
  if (selection?.kind !== Kind.FIELD || selection.selectionSet === undefined)
    throw new Error('not a fetch of entities');
  return selection.selectionSet;
}

function part(
  fetch: FetchNode,
  needs: ReadonlySet<string>,
  fields: ReadonlySet<string>,
  required: RequiredFields,
): FetchNode {
  const keep = (type: string, set: SelectionSetNode): SelectionSetNode => ({
    ...set,
    selections: set.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return fields.has(keyOf(type, selection)) ? [selection] : [];
      if (selection.kind !== Kind.INLINE_FRAGMENT) return [selection];
      const selectionSet = keep(selection.typeCondition?.name.value ?? type, selection.selectionSet);
      return selectionSet.selections.length === 0 ? [] : [{ ...selection, selectionSet }];
    }),
  });
  const document = parse(fetch.operation);
  const entities = entitiesOf(document);
  const kept = visit(document, { SelectionSet: (set) => (set === entities ? keep('', set) : undefined) });
  const used = new Set<string>();
  visit(kept, { VariableDefinition: () => false, Variable: ({ name }) => void used.add(name.value) });
  const declared = visit(kept, {
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
  });
  return {
    ...fetch,
    requires: without(fetch.requires ?? [], needs, required),
    operation: text(declared),
    variableUsages: (fetch.variableUsages ?? []).filter((name) => used.has(name)),
  };
}

function without(
  selections: readonly QueryPlanSelectionNode[],
  needs: ReadonlySet<string>,
  required: RequiredFields,
): QueryPlanSelectionNode[] {
  return selections.flatMap((one): QueryPlanSelectionNode[] => {
    if (one.kind === 'Field' && required.isRenamed(one.name) && !needs.has(one.name)) return [];
    if (one.selections === undefined) return [one];
    const kept = without(one.selections, needs, required);
    return kept.length === 0 ? [] : [{ ...one, selections: kept }];
  });
}

function text(document: DocumentNode): string {
  return stripIgnoredCharacters(print(document));
}
