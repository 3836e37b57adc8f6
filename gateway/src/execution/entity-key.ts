import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { type JsonObject, own } from './json-object';
import type { Representer } from './representation';
import type { TypeConditions } from './type-conditions';

/**
 * A text that is the same for entities that one fetch would represent alike, and for no others; undefined for an entity that
 * cannot be asked about, since it lacks something of what is required.
 */
export type EntityKey = (entity: JsonObject) => string | undefined;

/**
 * Compiles what a fetch requires into the key of an entity. Where that is plain fields, nearly always, the key is read off the
 * entity itself: a list names one entity many times, and only the first of it has to be represented.
 */
export function entityKey(
  requires: readonly QueryPlanSelectionNode[],
  represent: Representer,
  conditions: TypeConditions,
): EntityKey {
  const namesByType = new Map<string, readonly string[] | undefined>();
  // Entities of one type come one after another.
  let last: string | undefined;
  let names: readonly string[] | undefined;
  return (entity) => {
    const typename = entity['__typename'];
    if (typeof typename !== 'string') return undefined;
    if (typename !== last) {
      if (!namesByType.has(typename)) namesByType.set(typename, plainNames(requires, typename, conditions));
      names = namesByType.get(typename);
      last = typename;
    }
    return (names && plainKey(typename, entity, names)) ?? representedKey(represent(entity));
  };
}

/** Where the values stand that are required of a type; undefined where that is more than plain fields, or nothing. */
function plainNames(
  requires: readonly QueryPlanSelectionNode[],
  typename: string,
  conditions: TypeConditions,
): string[] | undefined {
  const names = new Set<string>();
  for (const selection of requires) {
    if (selection.kind === 'Field' || selection.typeCondition === undefined) return undefined;
    if (!conditions(typename, selection.typeCondition)) continue;
    for (const field of selection.selections) {
      if (field.kind !== 'Field' || field.selections !== undefined) return undefined;
      names.add(field.alias ?? field.name);
    }
  }
  return names.delete('__typename') ? [...names] : undefined;
}

/** Each text but the last with its length, so that no value can look like the end of itself and the next. */
function plainKey(typename: string, entity: JsonObject, names: readonly string[]): string | undefined {
  let key = typename;
  for (let index = 0; index < names.length; index += 1) {
    const value = own(entity, names[index] as string);
    if (value === undefined) return undefined;
    if (typeof value !== 'string') key += `=${JSON.stringify(value)}`;
    else if (index === names.length - 1) key += `:${value}`;
    else key += `:${value.length}:${value}`;
  }
  return key;
}

/** Begins with a brace, as no name of a type does. */
function representedKey(representation: JsonObject | null): string | undefined {
  return typeof representation?.['__typename'] === 'string' ? JSON.stringify(representation) : undefined;
}
