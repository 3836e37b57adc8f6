import type DataLoader from 'dataloader';

/** Records that are looked at together, under the row rules. */
const CHUNK = 500;

/**
 * The first `count` of `entries` whose records the viewer may see, in their order. Each entry was judged by itself, so leaving
 * out what is hidden gives what there would be without it: no place, no score and no number depends on a hidden record.
 */
export async function visibleInOrder<Entry extends { id: string }, Record>(
  entries: readonly Entry[],
  count: number,
  loader: DataLoader<string, Record | null>,
): Promise<{ entry: Entry; record: Record }[]> {
  const visible: { entry: Entry; record: Record }[] = [];
  for (let start = 0; start < entries.length && visible.length < count; start += CHUNK) {
    const chunk = entries.slice(start, start + CHUNK);
    const records = await loader.loadMany(chunk.map(({ id }) => id));
    chunk.forEach((entry, index) => {
      const record = records[index];
      if (record instanceof Error) throw record;
      if (record !== null && record !== undefined) visible.push({ entry, record });
    });
  }
  return visible.slice(0, count);
}
