import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { syntheticPerson } from '@crimegraph/shared/synthetic/person';

/** One person of the gallery. */
export interface GalleryPerson {
  id: string;
  name: string;
  aliases: string[];
  dob: string[];
  nat: string[];
  sex: 'F' | 'M' | null;
}

/** A name that is asked for: of the person `id`, or of nobody in the gallery where it has none. */
export interface AskedName {
  q: string;
  id?: string;
  cls: string;
  script: string;
  dob: string | null;
  nat: string | null;
  sex: 'F' | 'M' | null;
}

/** What a directory holds. */
export interface NameData {
  gallery: GalleryPerson[];
  /** Those alone whose person is in the gallery. */
  queries: (AskedName & { id: string })[];
  /** Queries whose person the gallery does not have. */
  unanswerable: number;
  negatives: AskedName[];
}

/** Reads gallery.jsonl, queries.jsonl and negatives.jsonl of a directory. */
export function readNameData(directory: string): NameData {
  const gallery = lines<GalleryPerson>(join(directory, 'gallery.jsonl'));
  const ids = new Set(gallery.map(({ id }) => id));
  const all = lines<AskedName & { id: string }>(join(directory, 'queries.jsonl'));
  const queries = all.filter(({ id }) => ids.has(id));
  const negatives = lines<AskedName>(join(directory, 'negatives.jsonl'));
  return { gallery, queries, unanswerable: all.length - queries.length, negatives };
}

function lines<Row>(file: string): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

/** With synthetic persons until the gallery has `size`; as it is when it has more. */
export function filled(data: NameData, size: number): NameData {
  const more = Array.from({ length: Math.max(0, size - data.gallery.length) }, (_, index) => synthetic(index));
  return { ...data, gallery: [...data.gallery, ...more] };
}

function synthetic(index: number): GalleryPerson {
  const { names, birthDate, nationalities, sex } = syntheticPerson(index);
  const [name = '', ...aliases] = names.map(({ given, family }) => `${given} ${family}`);
  return {
    id: `synthetic ${index}`,
    name,
    aliases,
    dob: [birthDate],
    nat: [...nationalities],
    sex: sex === 'X' ? null : sex,
  };
}

/** `count` queries and as many negatives, spread evenly over each file, so that all kinds are among them; the gallery as it is. */
export function sampleOf(data: NameData, count: number): NameData {
  return { ...data, queries: spread(data.queries, count), negatives: spread(data.negatives, count) };
}

function spread<Row>(rows: readonly Row[], count: number): Row[] {
  if (!(count >= 1)) throw new Error('--sample: expected a number from 1.');
  const step = Math.max(1, rows.length / count);
  return Array.from({ length: Math.min(count, rows.length) }, (_, at) => rows[Math.floor(at * step)] as Row);
}
