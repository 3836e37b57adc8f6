import { availableParallelism } from 'node:os';
import type { Store } from '@crimegraph/shared/store/store';
import { In, MoreThan } from 'typeorm';
import { FingerprintEntry } from '../../entities/fingerprint-entry';
import type { FingerprintKind } from '../fingerprint-kinds';
import { FingerprintRecord } from '../../entities/fingerprint-record';
import { FingerprintTemplate } from '../../entities/fingerprint-template';
import { Gallery } from '../../galleries/gallery';
import type { Finger } from '../finger';
import { templateText } from '../template-text';
import { type FingerEntry, FingerRows } from './finger-rows';
import { FINGERPRINT_GALLERY } from './insert-entries';
import { PREPARED_VERSION, prepareRecord } from './prepared-record';
import { SearchPool } from './search-pool';
import type { PrepareTask } from './search-task';

/** Records that are read at once: about ten megabytes. */
const PAGE = 250;
/** Records that are made ready in one task. */
const PREPARED_AT_ONCE = 10;

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
    found = openGallery(store, new SearchPool(threads));
    galleries.set(store, found);
  }
  return found;
}

/** Fingers made ready for comparison, by another thread. */
export async function preparedFingers(
  store: Store,
  kind: FingerprintKind,
  fingers: readonly Finger[],
): Promise<Uint8Array> {
  const templates = fingers.map((finger) => ({ position: finger.position, template: templateText(finger) }));
  const [made] = await fingerGallery(store).pool.prepare([{ task: 'prepare', records: [{ kind, templates }] }]);
  return (made as Uint8Array[])[0] as Uint8Array;
}

function openGallery(store: Store, pool: SearchPool): FingerGallery {
  let rows: FingerRows | undefined;
  const empty = () => {
    rows?.release();
    return (rows = new FingerRows(pool));
  };
  return {
    pool,
    gallery: new Gallery(store, FINGERPRINT_GALLERY, empty, (after) => readEntries(store, pool, after)),
  };
}

async function readEntries(store: Store, pool: SearchPool, after: number): Promise<FingerEntry[]> {
  const entries = await store.reader.find(FingerprintEntry, {
    where: { sequence: MoreThan(after) },
    order: { sequence: 'ASC' },
    take: PAGE,
  });
  const made = await madeReady(
    store,
    pool,
    entries.filter(({ version }) => version !== PREPARED_VERSION),
  );
  return entries.map(({ sequence, recordId, prepared }) => ({
    sequence,
    recordId,
    prepared: made.get(recordId) ?? (prepared === '' ? gone : Buffer.from(prepared, 'base64')),
  }));
}

/** What is left of a record that was deleted before it was made ready. */
const gone = prepareRecord({ kind: 'TENPRINT', templates: [] });

/** Records that an older version has written are made ready anew, and kept so that it is done once. */
async function madeReady(
  store: Store,
  pool: SearchPool,
  entries: readonly FingerprintEntry[],
): Promise<Map<string, Uint8Array>> {
  if (entries.length === 0) return new Map();
  const ids = entries.map(({ recordId }) => recordId);
  const records = await store.reader.find(FingerprintRecord, {
    select: { id: true, kind: true },
    where: { id: In(ids) },
  });
  const templates = await store.reader.find(FingerprintTemplate, {
    select: { recordId: true, ordinal: true, position: true, template: true },
    where: { recordId: In(ids) },
    order: { recordId: 'ASC', ordinal: 'ASC' },
  });
  const whole = records.map(({ id, kind }) => ({
    id,
    kind,
    templates: templates.filter(({ recordId }) => recordId === id),
  }));
  const tasks: PrepareTask[] = [];
  for (let start = 0; start < whole.length; start += PREPARED_AT_ONCE) {
    tasks.push({ task: 'prepare', records: whole.slice(start, start + PREPARED_AT_ONCE) });
  }
  const bytes = (await pool.prepare(tasks)).flat();
  const made = new Map(whole.map(({ id }, index) => [id, bytes[index] as Uint8Array]));
  await store.write(async (manager) => {
    for (const [recordId, prepared] of made) {
      const row = { version: PREPARED_VERSION, prepared: Buffer.from(prepared).toString('base64') };
      await manager.update(FingerprintEntry, { recordId }, row);
    }
  });
  return made;
}
