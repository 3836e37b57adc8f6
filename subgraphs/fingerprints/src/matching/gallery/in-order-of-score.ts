/**
 * Places in the order of their scores, the highest first, of equal ones the earlier. Counted, not compared (a radix sort over both
 * halves of a number): a quarter of a million take some milliseconds.
 *
 * @param scores of all places, none below 0
 */
export function inOrderOfScore(places: Uint32Array, scores: Float32Array): Uint32Array {
  // Numbers that are not below 0 are in the order of their bits.
  const bits = new Uint32Array(scores.buffer, scores.byteOffset, scores.length);
  const byLow = ordered(places, (place) => bits[place]! & 0xffff);
  return ordered(byLow, (place) => bits[place]! >>> 16);
}

/** By a key of 16 bits, the highest first; those of one key stay in their order. */
function ordered(places: Uint32Array, keyOf: (place: number) => number): Uint32Array {
  const starts = new Uint32Array(0x10000);
  for (const place of places) starts[0xffff - keyOf(place)]! += 1;
  let next = 0;
  for (let key = 0; key < starts.length; key += 1) {
    const count = starts[key]!;
    starts[key] = next;
    next += count;
  }
  const result = new Uint32Array(places.length);
  for (const place of places) result[starts[0xffff - keyOf(place)]!++] = place;
  return result;
}
