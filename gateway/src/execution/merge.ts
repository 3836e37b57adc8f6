import { isObject, type JsonObject, own, setOwn } from './json-object';

/**
 * Merges what a subgraph answered into the answer that is being put together, in place: objects field by field, lists of
 * equal length item by item, all else replaces what was there.
 */
export function merge(target: JsonObject, source: JsonObject): void {
  for (const key of Object.keys(source)) {
    const value = source[key];
    if (value === undefined) continue;
    const existing = own(target, key);
    if (existing === undefined || existing === null || typeof value !== 'object' || value === null) {
      setOwn(target, key, value);
    } else if (existing === value) {
      // An entity that stands twice in a list: it has been merged.
    } else if (Array.isArray(value)) {
      if (Array.isArray(existing) && existing.length === value.length) mergeLists(existing, value);
      else setOwn(target, key, value);
    } else if (isObject(existing)) merge(existing, value as JsonObject);
    else setOwn(target, key, value);
  }
}

function mergeLists(target: unknown[], source: readonly unknown[]): void {
  for (let index = 0; index < source.length; index += 1) {
    const [existing, value] = [target[index], source[index]];
    if (isObject(existing) && isObject(value)) merge(existing, value);
    else if (Array.isArray(existing) && Array.isArray(value) && existing.length === value.length)
      mergeLists(existing, value);
    else target[index] = value;
  }
}
