import type { JsonObject } from './json-object';

/** A text that is the same for equal representations and for no others; those of plain values, nearly all, are cheap. */
export function representationKey(representation: JsonObject): string {
  let key = '';
  for (const name in representation) {
    const value = representation[name];
    // With its length, so that no value can look like the end of itself and the next.
    if (typeof value === 'string') key += `${name}:${value.length}:${value},`;
    else if (typeof value === 'object' && value !== null) return JSON.stringify(representation);
    else key += `${name}=${String(value)},`;
  }
  return key;
}
