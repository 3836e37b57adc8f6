import { Kind, parse, type SelectionSetNode } from 'graphql';

/** The response names of what a fetch asks of entities; undefined when it asks for objects inside them. */
export function leafNames(operation: string): string[] | undefined {
  const [definition] = parse(operation).definitions;
  const entities = definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections[0] : undefined;
  if (entities?.kind !== Kind.FIELD || entities.selectionSet === undefined) return undefined;
  const names = new Set<string>();
  return collect(entities.selectionSet, names) ? [...names] : undefined;
}

function collect({ selections }: SelectionSetNode, names: Set<string>): boolean {
  return selections.every((selection) => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return collect(selection.selectionSet, names);
    if (selection.kind !== Kind.FIELD || selection.selectionSet !== undefined) return false;
    names.add(selection.alias?.value ?? selection.name.value);
    return true;
  });
}
