import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
} from 'graphql';
import { RequiredFields } from './required-fields';

/** A supergraph for the planner, and what was renamed in it. */
export interface PlannableSupergraph {
  readonly sdl: string;
  readonly required: RequiredFields;
}

type Composite = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/**
 * Changes a supergraph where Apollo's planner (2.14) would plan wrongly with it; undefined where nothing is to be changed.
 *
 * - Fields that `@requires` asks for with arguments get a name of their own, for each set of arguments: the planner takes
 *   fields of one name for one, so the client's `price(currency: "EUR")` would be sent on in place of `price(currency: "USD")`.
 * - Keys that can be resolved come first: to come back into a subgraph the planner takes the first key, whatever it is good for.
 */
export function plannableSupergraph(sdl: string): PlannableSupergraph | undefined {
  const document = parse(sdl);
  const required = new RequiredFields(document);
  if (required.none && document.definitions.filter(isComposite).every(hasKeysInOrder)) return undefined;
  const definitions = document.definitions.map((definition) =>
    isComposite(definition) ? withKeysInOrder(withRequired(definition, required)) : definition,
  );
  return { sdl: print({ ...document, definitions }), required };
}

function isComposite(node: DocumentNode['definitions'][number]): node is Composite {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;
}

function withRequired(type: Composite, required: RequiredFields): Composite {
  const fields = (type.fields ?? []).flatMap((field): FieldDefinitionNode[] => {
    const renamed = required.namesOf(type, field.name.value).map((name) => ({
      ...field,
      name: { kind: Kind.NAME, value: name } as const,
    }));
    const directives = (field.directives ?? []).map((directive) => required.renamedIn(type, directive));
    return [{ ...field, directives }, ...renamed];
  });
  return { ...type, fields };
}

function withKeysInOrder(type: Composite): Composite {
  if (hasKeysInOrder(type)) return type;
  return { ...type, directives: [...(type.directives ?? [])].sort((a, b) => order(a) - order(b)) };
}

/** In each graph for itself: what order graphs stand in does not matter. */
function hasKeysInOrder({ directives = [] }: Composite): boolean {
  const unresolvable = new Set<string>();
  return directives.every((directive) => {
    const graph = directive.arguments?.find(({ name }) => name.value === 'graph')?.value;
    const name = graph?.kind === Kind.ENUM ? graph.value : '';
    if (order(directive) === 1) unresolvable.add(name);
    return order(directive) === 1 || directive.name.value !== 'join__type' || !unresolvable.has(name);
  });
}

function order({ name, arguments: given = [] }: ConstDirectiveNode): number {
  if (name.value !== 'join__type') return 0;
  const resolvable = given.find((argument) => argument.name.value === 'resolvable')?.value;
  return resolvable?.kind === Kind.BOOLEAN && !resolvable.value ? 1 : 0;
}
