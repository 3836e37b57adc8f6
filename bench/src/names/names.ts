import { parseArgs } from 'node:util';
import { CoreInMemory } from './core-in-memory';
import { measureNames } from './measure-names';
import { filled, type NameData, readNameData, sampleOf } from './name-data';
import type { NameSearch } from './name-search';
import { StoreSearch } from './store-search';
import { postgresIsThere } from './postgres-process';
import { TrigramSearch } from './trigram-search';

/**
 * `npm run bench -- names DIR [--sample N] [--fill N] [--core] [--no-trigrams]`: recall, detection and speed of the persons subgraph's search on its
 * real store, on a directory of names (`gallery.jsonl`, `queries.jsonl`, `negatives.jsonl`); beside it PostgreSQL's pg_trgm, where
 * PostgreSQL is installed. `--fill` adds synthetic persons to the gallery until it has N.
 */
export async function names(options: string[]): Promise<Record<string, number>> {
  const { values, positionals } = parseArgs({
    args: options,
    allowPositionals: true,
    options: {
      sample: { type: 'string' },
      fill: { type: 'string' },
      core: { type: 'boolean' },
      'no-trigrams': { type: 'boolean' },
    },
  });
  const [directory] = positionals;
  if (directory === undefined) throw new Error('expected a directory of names.');
  const whole = filled(readNameData(directory), Number(values.fill ?? 0));
  const data = values.sample === undefined ? whole : sampleOf(whole, Number(values.sample));
  const { gallery, queries, unanswerable, negatives } = data;
  const counts = { persons: gallery.length, queries: queries.length, unanswerable, negatives: negatives.length };
  if (values.core === true) return { ...counts, ...(await measured(data, () => new CoreInMemory(gallery))) };
  const ours = await measured(data, () => StoreSearch.open(gallery));
  if (values['no-trigrams'] === true) return { ...counts, ...ours };
  if (!postgresIsThere()) {
    process.stderr.write('PostgreSQL is not installed here: pg_trgm is left out.\n');
    return { ...counts, ...ours };
  }
  const theirs = await measured(data, () => TrigramSearch.open(gallery));
  return {
    ...counts,
    ...ours,
    ...Object.fromEntries(Object.entries(theirs).map(([name, value]) => [`pgTrgm.${name}`, value])),
  };
}

async function measured(data: NameData, open: () => NameSearch | Promise<NameSearch>): Promise<Record<string, number>> {
  const started = performance.now();
  const search = await open();
  const buildMs = Math.round(performance.now() - started);
  try {
    const figures = await measureNames(data, search);
    const bytes = search instanceof StoreSearch ? { storeBytes: search.bytes } : {};
    return { buildMs, ...bytes, ...figures };
  } finally {
    await search.close();
  }
}
