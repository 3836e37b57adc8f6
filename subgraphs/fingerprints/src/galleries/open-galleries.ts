import type { ProcessPart, Runtime } from '@crimegraph/shared/server/subgraph-definition';
import type { Store } from '@crimegraph/shared/store/store';
import { Like } from 'typeorm';
import { dnaGalleries } from '../dna/dna-galleries';
import { FaceTemplate } from '../entities/face-template';
import { facesOf } from '../faces/face-galleries';
import { readFaceVector } from '../faces/face-vector';
import { fingerGallery } from '../matching/gallery/finger-gallery';
import { GallerySequence } from './gallery-sequence';

/** Reads the galleries before a process says that it is ready, so that no search waits for them beyond its deadline. */
export function openGalleries({ store, settings, logger }: Runtime): ProcessPart {
  const { pool } = fingerGallery(store, settings.searchThreads);
  const started = performance.now();
  const reading = readAll(store).then(
    (counts) => logger.info({ ...counts, ms: Math.round(performance.now() - started) }, 'galleries read'),
    // Searches read them again, and fail by themselves.
    (error: unknown) => logger.warn({ err: error }, 'galleries not read'),
  );
  return {
    ready: reading,
    stop: async () => {
      await reading;
      await pool.close();
    },
  };
}

async function readAll(store: Store) {
  const prints = await fingerGallery(store).gallery.current();
  const { profiles, relatives } = dnaGalleries(store);
  const [rows, kin] = [await profiles.current(), await relatives.current()];
  let faces = 0;
  for (const { name } of await store.reader.findBy(GallerySequence, { name: Like('face:%') })) {
    const one = await store.reader.findOneBy(FaceTemplate, { gallery: name });
    const vector = one === null ? undefined : readFaceVector(one.vector);
    if (vector !== undefined) faces += (await facesOf(store, name, vector.length)).count;
  }
  return { prints: prints.count, profiles: rows.count, relatives: kin.count, faces };
}
