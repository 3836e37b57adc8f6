import type { FetchDataRewrite } from '@apollo/query-planner';
import { isObject, type JsonObject, own, setOwn } from './json-object';
import type { TypeConditions } from './type-conditions';

const FRAGMENT = '... on ';

/**
 * What the planner changed in a fetch is changed back in its data: names of interface objects (`ValueSetter`) and aliases of
 * fields that are asked for with different arguments (`KeyRenamer`).
 */
export function applyRewrites(
  rewrites: readonly FetchDataRewrite[] | undefined,
  data: unknown,
  conditions: TypeConditions,
): void {
  for (const rewrite of rewrites ?? []) {
    const last = rewrite.path.at(-1);
    if (last === undefined) continue;
    at(data, rewrite.path.slice(0, -1), conditions, (object) => {
      if (rewrite.kind === 'ValueSetter') setOwn(object, last, rewrite.setValueTo);
      else rename(object, last, rewrite.renameKeyTo);
    });
  }
}

function rename(object: JsonObject, from: string, to: string): void {
  const value = own(object, from);
  // A null or a zero is a value like any other; only what was not answered stays away.
  if (value === undefined) return;
  setOwn(object, to, value);
  delete object[from];
}

function at(
  value: unknown,
  path: readonly string[],
  conditions: TypeConditions,
  change: (object: JsonObject) => void,
): void {
  if (Array.isArray(value)) {
    for (const item of value) at(item, path, conditions, change);
    return;
  }
  if (!isObject(value)) return;
  const [first, ...rest] = path;
  if (first === undefined) change(value);
  else if (!first.startsWith(FRAGMENT)) at(own(value, first), rest, conditions, change);
  else {
    const typename = value['__typename'];
    if (typeof typename !== 'string' || conditions(typename, first.slice(FRAGMENT.length)))
      at(value, rest, conditions, change);
  }
}
