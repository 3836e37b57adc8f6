import { type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, parse, type SelectionNode } from 'graphql';
import { fieldOf, namedType, type SupergraphTypes, usesOf } from './supergraph-types';

/** A field of an object, and the name of the type that it leads to. */
export interface FieldPlace {
  readonly type: string;
  readonly field: string;
  readonly target: string;
}

const MAX_TAKEN_ALONG = 30;

/**
 * The fields whose values a field takes along (`@requires`), the fields that those take along, and so on: who could ask for the field
 * and not for these would be told by the one what the other says (GHSA-m8jr-fxqx-8xx6).
 *
 * @throws when it takes along what is not followed here (`@fromContext`), or more than may be: whoever asks for it has all of that
 * planned and fetched
 */
export function takenAlong(
  types: SupergraphTypes,
  type: ObjectTypeDefinitionNode,
  field: FieldDefinitionNode,
): FieldPlace[] {
  const found = new Map<string, FieldPlace>();
  follow(types, type, field, found);
  if (found.size > MAX_TAKEN_ALONG) {
    const coordinate = `${type.name.value}.${field.name.value}`;
    throw new Error(`${coordinate} takes ${found.size} fields along by @requires; ${MAX_TAKEN_ALONG} are served.`);
  }
  return [...found.values()];
}

function follow(
  types: SupergraphTypes,
  type: ObjectTypeDefinitionNode,
  field: FieldDefinitionNode,
  found: Map<string, FieldPlace>,
): void {
  for (const { requires, contextArguments } of usesOf(field.directives, 'join__field')) {
    if (contextArguments !== undefined) {
      throw new Error(
        `${type.name.value}.${field.name.value}: @fromContext is not enforced here, so it is not served.`,
      );
    }
    if (typeof requires === 'string') followSet(types, type.name.value, selectionsOf(requires), found);
  }
}

/** Behind an interface or a union it may be the field of any of the types. */
function followSet(
  types: SupergraphTypes,
  parent: string,
  selections: readonly SelectionNode[],
  found: Map<string, FieldPlace>,
): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value ?? parent;
      followSet(types, condition, selection.selectionSet.selections, found);
      continue;
    }
    for (const object of types.possible(parent)) {
      const field = fieldOf(object, selection.name.value);
      if (field === undefined) continue;
      const place = { type: object.name.value, field: field.name.value, target: namedType(field.type) };
      const coordinate = `${place.type}.${place.field}`;
      if (!found.has(coordinate)) {
        found.set(coordinate, place);
        follow(types, object, field, found);
      }
      followSet(types, place.target, selection.selectionSet?.selections ?? [], found);
    }
  }
}

function selectionsOf(fieldSet: string): readonly SelectionNode[] {
  const [operation] = parse(`{ ${fieldSet} }`).definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
}
