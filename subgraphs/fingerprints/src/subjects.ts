import { databaseId } from '@crimegraph/shared/ids/global-id';
import { type FoundRecord, MAX_FOUND, type SubjectSource } from '@crimegraph/shared/subject-access/subject-source';
import type { RecordRow } from '@crimegraph/shared/store/record-row';
import type DataLoader from 'dataloader';
import { DnaProfile } from './entities/dna-profile';
import { FaceRecord } from './entities/face-record';
import { FingerprintRecord } from './entities/fingerprint-record';
import { RelativeProfile } from './entities/relative-profile';
import type { FingerprintLoaders } from './loaders';
import type { PersonalRecord } from './store';

function ofType<T extends RecordRow>(
  type: 'FingerprintRecord' | 'DnaProfile' | 'FaceRecord' | 'RelativeProfile',
  entity: new () => T,
  byPerson: (loaders: FingerprintLoaders) => DataLoader<string, T[]>,
  byId: (loaders: FingerprintLoaders) => DataLoader<string, T | null>,
  personOf = (row: RecordRow) => (row as PersonalRecord).personId,
): SubjectSource<FingerprintLoaders> {
  return {
    type,
    entity,
    personOf,
    search: async ({ records }, { loaders }) => {
      const idsOf = (of: 'Person' | typeof type) =>
        records.map((id) => databaseId(of, id)).filter((id) => id !== undefined);
      const [linked, named] = await Promise.all([
        Promise.all(idsOf('Person').map((id) => byPerson(loaders).load(id))),
        Promise.all(idsOf(type).map((id) => byId(loaders).load(id))),
      ]);
      const found: FoundRecord[] = [
        ...named.flatMap((row) => (row === null ? [] : [{ row, level: null, ground: 'RECORD' as const }])),
        ...linked.flat().map((row) => ({ row, level: null, ground: 'LINK' as const })),
      ];
      return { found, complete: linked.every((rows) => rows.length < MAX_FOUND) };
    },
  };
}

/** Finger prints, DNA profiles, faces and profiles of relatives, by the person and by id: they carry no name. */
export const biometricSubjects = [
  ofType(
    'FingerprintRecord',
    FingerprintRecord,
    (loaders) => loaders.byPerson,
    (loaders) => loaders.byId,
  ),
  ofType(
    'DnaProfile',
    DnaProfile,
    (loaders) => loaders.dnaProfilesByPerson,
    (loaders) => loaders.dnaProfileById,
  ),
  ofType(
    'FaceRecord',
    FaceRecord,
    (loaders) => loaders.facesByPerson,
    (loaders) => loaders.faceById,
  ),
  ofType(
    'RelativeProfile',
    RelativeProfile,
    (loaders) => loaders.relativesByMissingPerson,
    (loaders) => loaders.relativeById,
    // It is of the relative, whom no record names: the missing person leads to it, and it says nothing of that one.
    () => null,
  ),
];
