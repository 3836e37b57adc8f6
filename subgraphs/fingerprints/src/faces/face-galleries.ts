import type { Store } from '@crimegraph/shared/store/store';
import { MoreThan } from 'typeorm';
import { exactSearch, MetricKind } from 'usearch';
import { FaceTemplate } from '../entities/face-template';
import { Gallery } from '../galleries/gallery';
import { nextTurn } from '../galleries/next-turn';
import { RecordIds } from '../galleries/record-ids';

/** Vectors in one piece of memory, and compared in one go: some tenths of a millisecond. */
const BLOCK = 4_096;
/** Faces of a block that are asked for at first; more only where so many are alike. */
const FIRST = 64;
/** Steps in which similarities are told: sums of floats differ behind them by the order of adding. */
const STEP = 1e6;

/** A face that is alike. */
export interface AlikeFace {
  id: string;
  /** Cosine of the angle between the vectors, -1 to 1. */
  similarity: number;
}

interface Entry {
  sequence: number;
  recordId: string;
  vector: Buffer;
}

/** Faces of one model in memory, their vectors in blocks. */
export class FaceRows {
  private readonly ids = new RecordIds();
  private readonly blocks: Float32Array[] = [];

  constructor(private readonly dimensions: number) {}

  get count(): number {
    return this.ids.count;
  }

  add(entries: readonly Entry[]): void {
    for (const { recordId, vector } of entries) {
      const place = this.ids.count % BLOCK;
      if (place === 0) this.blocks.push(new Float32Array(BLOCK * this.dimensions));
      const block = this.blocks.at(-1) as Float32Array;
      for (let index = 0; index < this.dimensions; index += 1) {
        block[place * this.dimensions + index] = vector.readFloatLE(index * 4);
      }
      this.ids.push(recordId);
    }
  }

  /** All faces at least as alike as `threshold`, the most alike first: each is compared, none is left out by an index. */
  async alike(probe: Float32Array, threshold: number): Promise<AlikeFace[]> {
    const found: AlikeFace[] = [];
    const { count } = this;
    for (let start = 0; start < count; start += BLOCK) {
      if (start > 0) await nextTurn();
      for (const [place, similarity] of this.alikeIn(start, Math.min(BLOCK, count - start), probe, threshold)) {
        found.push({ id: this.ids.at(start + place), similarity });
      }
    }
    return found.sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1));
  }

  private alikeIn(start: number, size: number, probe: Float32Array, threshold: number): [number, number][] {
    const { dimensions } = this;
    const vectors = (this.blocks[start / BLOCK] as Float32Array).subarray(0, size * dimensions);
    for (let asked = Math.min(FIRST, size); ; asked = size) {
      const { keys, distances } = exactSearch(vectors, probe, dimensions, asked, MetricKind.IP, 1);
      const places = [...keys].map((key, index): [number, number] => [Number(key), 1 - (distances[index] ?? 1)]);
      const near = places
        .map(([place, similarity]): [number, number] => [place, Math.round(similarity * STEP) / STEP])
        .filter(([, similarity]) => similarity >= threshold);
      if (near.length < asked || asked === size) return near;
    }
  }
}

type FaceGallery = Gallery<Entry, FaceRows>;

const galleries = new WeakMap<Store, Map<string, FaceGallery>>();

/**
 * The faces of the gallery of this name, with all that were committed before this was called. A process keeps one gallery for
 * each model that has faces, from its first search on; what is named and not there leaves nothing behind.
 */
export async function facesOf(store: Store, name: string, dimensions: number): Promise<FaceRows> {
  const held = galleries.get(store) ?? new Map<string, FaceGallery>();
  galleries.set(store, held);
  const gallery =
    held.get(name) ??
    new Gallery<Entry, FaceRows>(
      store,
      name,
      () => new FaceRows(dimensions),
      (after, take) => readEntries(store, name, after, take),
    );
  held.set(name, gallery);
  const rows = await gallery.current();
  if (rows.count === 0) held.delete(name);
  return rows;
}

async function readEntries(store: Store, gallery: string, after: number, take: number): Promise<Entry[]> {
  const found = await store.reader.find(FaceTemplate, {
    select: { recordId: true, sequence: true, vector: true },
    where: { gallery, sequence: MoreThan(after) },
    order: { sequence: 'ASC' },
    take,
  });
  return found.map(({ recordId, sequence, vector }) => ({ recordId, sequence, vector: Buffer.from(vector, 'base64') }));
}
