import { groupedById, keyedById } from '@crimegraph/shared/store/by-key';
import DataLoader from 'dataloader';
import type { DnaProfile } from './entities/dna-profile';
import type { FaceRecord } from './entities/face-record';
import type { FingerprintRecord } from './entities/fingerprint-record';
import type { RelativeProfile } from './entities/relative-profile';
import type { ImageFacts } from './formats/image-store';
import type { FingerFacts, FingerprintStore, PersonalRecord } from './store';

/** The loaders of one request. */
export interface FingerprintLoaders {
  byId: DataLoader<string, FingerprintRecord | null>;
  dnaProfileById: DataLoader<string, DnaProfile | null>;
  relativeById: DataLoader<string, RelativeProfile | null>;
  faceById: DataLoader<string, FaceRecord | null>;
  /** By the database id of the record. */
  fingers: DataLoader<string, FingerFacts[]>;
  /** By the database id of the person. */
  byPerson: DataLoader<string, FingerprintRecord[]>;
  dnaProfilesByPerson: DataLoader<string, DnaProfile[]>;
  facesByPerson: DataLoader<string, FaceRecord[]>;
  /** By the database id of the missing person. */
  relativesByMissingPerson: DataLoader<string, RelativeProfile[]>;
  /** By the database id of the record. */
  images: DataLoader<string, ImageFacts[]>;
  /** For what is not a lookup. */
  store: FingerprintStore;
}

/** Batches stay below the engines' limits on one statement. */
const maxBatchSize = 1_000;

export function createFingerprintLoaders(store: FingerprintStore): FingerprintLoaders {
  const one = <T extends { id: string }>(find: (ids: readonly string[]) => Promise<T[]>) =>
    new DataLoader<string, T | null>(async (ids) => keyedById(ids, await find(ids)), { maxBatchSize });
  const ofPerson = <T extends PersonalRecord>(find: (ids: readonly string[]) => Promise<T[]>) =>
    new DataLoader<string, T[]>(async (ids) => groupedById(ids, await find(ids), (record) => record.personId ?? ''), {
      maxBatchSize,
    });
  return {
    store,
    byId: one((ids) => store.findByIds(ids)),
    dnaProfileById: one((ids) => store.findDnaProfiles(ids)),
    relativeById: one((ids) => store.findRelatives(ids)),
    faceById: one((ids) => store.findFaces(ids)),
    fingers: new DataLoader(
      async (ids) => groupedById(ids, await store.findFingersOf(ids), (finger) => finger.recordId),
      { maxBatchSize },
    ),
    images: new DataLoader(async (ids) => groupedById(ids, await store.findImagesOf(ids), (image) => image.recordId), {
      maxBatchSize,
    }),
    byPerson: ofPerson((ids) => store.findFingerprintsOf(ids)),
    dnaProfilesByPerson: ofPerson((ids) => store.findDnaProfilesOf(ids)),
    facesByPerson: ofPerson((ids) => store.findFacesOf(ids)),
    relativesByMissingPerson: new DataLoader(
      async (ids) => groupedById(ids, await store.findRelativesOf(ids), (relative) => relative.missingPersonId ?? ''),
      { maxBatchSize },
    ),
  };
}
