import { availableParallelism } from 'node:os';
import type { Store } from '@crimegraph/shared/store/store';
import { In, MoreThan } from 'typeorm';
import { FingerprintEntry } from '../../entities/fingerprint-entry';
import { type FingerprintKind, FingerprintRecord } from '../../entities/fingerprint-record';
import { FingerprintTemplate } from '../../entities/fingerprint-template';
import { Gallery } from '../../galleries/gallery';
import { FINGERPRINT_GALLERY } from '../../store';
import { type FingerEntry, FingerRows } from './finger-rows';
import { SearchPool } from './search-pool';

/** Ids of one statement. */
const CHUNK = 500;
const kinds: readonly FingerprintKind[] = ['TENPRINT', 'SINGLE', 'LATENT', 'PALM'];

/** The finger prints of a store in memory, and the threads that search them. */
export interface FingerGallery {
  readonly gallery: Gallery<FingerEntry, FingerRows>;
  readonly pool: SearchPool;
}

const galleries = new WeakMap<Store, FingerGallery>();

/** The gallery of a store: one in a process, whoever asks; `threads` counts for the first. */
export function fingerGallery(store: Store, threads = availableParallelism()): FingerGallery {
  let found = galleries.get(store);
  if (found === undefined) {
    const pool = new SearchPool(threads);
    found = {
      pool,
      gallery: new Gallery(
        store,
        FINGERPRINT_GALLERY,
        () => new FingerRows(pool),
        (after, take) => entriesOf(store, after, take),
      ),
    };
    galleries.set(store, found);
  }
  return found;
}

/** A kind of record as a number, for threads. */
export function kindNumber(kind: FingerprintKind): number {
  return kinds.indexOf(kind);
}

async function entriesOf(store: Store, after: number, take: number): Promise<FingerEntry[]> {
  const entries = await store.reader.find(FingerprintEntry, {
    where: { sequence: MoreThan(after) },
    order: { sequence: 'ASC' },
    take,
  });
  const facts = new Map<string, { kind: number; fingers: { position: number; template: string }[] }>();
  for (let start = 0; start < entries.length; start += CHUNK) {
    const ids = entries.slice(start, start + CHUNK).map(({ recordId }) => recordId);
    const records = await store.reader.find(FingerprintRecord, {
      select: { id: true, kind: true },
      where: { id: In(ids) },
    });
    for (const { id, kind } of records) facts.set(id, { kind: kindNumber(kind), fingers: [] });
    const templates = await store.reader.find(FingerprintTemplate, {
      select: { recordId: true, ordinal: true, position: true, template: true },
      where: { recordId: In(ids) },
      order: { recordId: 'ASC', ordinal: 'ASC' },
    });
    for (const { recordId, position, template } of templates) facts.get(recordId)?.fingers.push({ position, template });
  }
  return entries.map(({ sequence, recordId }) => ({
    sequence,
    recordId,
    ...(facts.get(recordId) ?? { kind: 0, fingers: [] }),
  }));
}
