/** A JSON object while an answer is put together. */
export type JsonObject = Record<string, unknown>;

/** Whether `value` is an object, not a list, a null or a leaf. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The value of `key`, never one that is inherited: a response name may be `constructor`, and `__proto__` must not reach a
 * prototype (CVE-2026-32621).
 */
export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Sets `key` as an own property, whatever its name. */
export function setOwn(object: JsonObject, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  else object[key] = value;
}
