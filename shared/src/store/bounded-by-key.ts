/**
 * Rows of many keys, of which each may have `perKey` at most (or some more) in the answer. One statement takes them all; only
 * when its limit is reached, so that one key of very many rows may have left nothing for the others, it is asked again by
 * halves.
 *
 * @param find gives at most `limit` rows of `keys`, in the order in which they matter
 */
export async function boundedByKey<Key, T>(
  keys: readonly Key[],
  perKey: number,
  find: (keys: readonly Key[], limit: number) => Promise<T[]>,
): Promise<T[]> {
  const limit = keys.length * perKey;
  const rows = await find(keys, limit);
  if (rows.length < limit || keys.length === 1) return rows;
  const middle = keys.length >> 1;
  const halves = [keys.slice(0, middle), keys.slice(middle)];
  return (await Promise.all(halves.map((half) => boundedByKey(half, perKey, find)))).flat();
}
