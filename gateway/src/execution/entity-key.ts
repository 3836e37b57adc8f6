import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { type JsonObject, own } from './json-object';
import type { Representer } from './representation';
import type { TypeConditions } from './type-conditions';

/**
 * A text that is the same for entities that one fetch would represent alike, and for no others; undefined for an entity that
 * cannot be asked about, since it lacks something of what is required.
 */
export type EntityKey = (entity: JsonObject) => string | undefined;

/** Plain fields that are required of one type. */
interface KeyPart {
  typeCondition: string;
  /** Where the values stand in the answer. */
  names: readonly string[];
}

/**
 * Compiles what a fetch requires into the key of an entity. Where that is plain fields, nearly always, the key is read off the
 * entity itself: a list names one entity many times, and only the first of it has to be represented.
 */
export function entityKey(
  requires: readonly QueryPlanSelectionNode[],
  represent: Representer,
  conditions: TypeConditions,
): EntityKey {
  const parts = requires.map(plainPart);
  if (!parts.every((part) => part !== undefined)) {
    return (entity) => {
      const representation = represent(entity);
      return isNamed(representation) ? JSON.stringify(representation) : undefined;
    };
  }
  return (entity) => {
    const typename = entity['__typename'];
    if (typeof typename !== 'string') return undefined;
    let key = '';
    for (const { typeCondition, names } of parts) {
      if (!conditions(typename, typeCondition)) continue;
      const values = valuesOf(entity, names);
      if (values !== undefined) key += `${typeCondition} ${values}`;
    }
    return key === '' ? undefined : key;
  };
}

/** Whether there is something to ask the service about. */
function isNamed(representation: JsonObject | null): boolean {
  return typeof representation?.['__typename'] === 'string';
}

function plainPart(selection: QueryPlanSelectionNode): KeyPart | undefined {
  if (selection.kind === 'Field' || selection.typeCondition === undefined) return undefined;
  const names: string[] = [];
  for (const field of selection.selections) {
    if (field.kind !== 'Field' || field.selections !== undefined) return undefined;
    names.push(field.alias ?? field.name);
  }
  return names.includes('__typename') ? { typeCondition: selection.typeCondition, names } : undefined;
}

/** Each text with its length, so that no value can look like the end of itself and the next. */
function valuesOf(entity: JsonObject, names: readonly string[]): string | undefined {
  let values = '';
  for (const name of names) {
    const value = own(entity, name);
    if (value === undefined) return undefined;
    if (typeof value === 'string') values += `${value.length}:${value},`;
    else values += `=${typeof value === 'number' ? value : JSON.stringify(value)},`;
  }
  return values;
}
