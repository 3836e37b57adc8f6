/** A JSON object while an answer is put together. */
export type JsonObject = Record<string, unknown>;

/** Whether `value` is an object, not a list, a null or a leaf. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The value of `key`, never one that is inherited: a response name may be `constructor`, and `__proto__` must not reach a
 * prototype (CVE-2026-32621). What an object inherits is a function, which no JSON is; only `__proto__` is asked for by name:
 * half the cost of asking for every key whether it is the object's own.
 */
export function own(object: JsonObject, key: string): unknown {
  if (key === '__proto__') return Object.hasOwn(object, key) ? object[key] : undefined;
  const value = object[key];
  return typeof value === 'function' ? undefined : value;
}

/** Sets `key` as an own property, whatever its name. */
export function setOwn(object: JsonObject, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  else object[key] = value;
}
