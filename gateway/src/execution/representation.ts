import type { QueryPlanFieldNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { isObject, type JsonObject, own, setOwn } from './json-object';
import { merge } from './merge';
import type { TypeConditions } from './type-conditions';

/** Makes the representation of an entity that a fetch requires; null when the entity lacks something of it. */
export type Representer = (entity: JsonObject) => JsonObject | null;

type Step = (source: JsonObject, result: JsonObject) => boolean;

/** Compiles what a fetch requires (its keys, and the fields of `@requires`) into a function, once per plan. */
export function representer(selections: readonly QueryPlanSelectionNode[], conditions: TypeConditions): Representer {
  const steps = selections.map((selection) => step(selection, conditions));
  return (entity) => {
    const result: JsonObject = {};
    for (const take of steps) if (!take(entity, result)) return null;
    return result;
  };
}

function step(selection: QueryPlanSelectionNode, conditions: TypeConditions): Step {
  if (selection.kind === 'Field') return field(selection, conditions);
  const { typeCondition } = selection;
  const part = representer(selection.selections, conditions);
  return (source, result) => {
    const typename = source['__typename'];
    if (typeCondition === undefined || typeof typename !== 'string' || !conditions(typename, typeCondition))
      return true;
    const taken = part(source);
    if (taken !== null) merge(result, taken);
    return true;
  };
}

/** A field stands in the answer under its alias, and is sent under its name (see `restorePlan`). */
function field({ name, alias = name, selections }: QueryPlanFieldNode, conditions: TypeConditions): Step {
  const part = selections === undefined ? undefined : representer(selections, conditions);
  const take = (value: unknown): unknown => {
    if (part === undefined) return value;
    if (Array.isArray(value)) return value.map(take);
    return isObject(value) ? part(value) : null;
  };
  return (source, result) => {
    const value = own(source, alias);
    if (value === undefined) return false;
    setOwn(result, name, take(value));
    return true;
  };
}
