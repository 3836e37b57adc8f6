import { insertRestrictions } from '@crimegraph/shared/seed/insert-restrictions';
import type { Seed } from '@crimegraph/shared/seed/seed';
import { syntheticPerson } from '@crimegraph/shared/synthetic/person';
import { syntheticRestriction } from '@crimegraph/shared/synthetic/restriction';
import { syntheticId } from '@crimegraph/shared/synthetic/synthetic-id';
import { insertDnaProfiles } from '../dna/insert-dna-profiles';
import { DnaProfile } from '../entities/dna-profile';
import { FaceRecord } from '../entities/face-record';
import type { FingerprintRecord } from '../entities/fingerprint-record';
import { insertFaces } from '../faces/insert-faces';
import { insertFingerprints } from '../store';
import { SYNTHETIC_MODEL, syntheticFace } from './synthetic-face';
import { syntheticAlleles } from './synthetic-alleles';
import { tenprintRows } from './tenprint-row';

/** Of the persons with finger prints, every fifth has a DNA profile and every fourth a face on record. */
const DNA_EVERY = 5;
const FACE_EVERY = 4;

/** Synthetic ten-prints: that of index i is of person i; DNA profiles and faces of some of the same persons. */
export const fingerprintsSeed: Seed = {
  name: 'fingerprints',
  size: (counts) => counts.fingerprints,
  chunk: 200,
  fill: async (manager, from, to, counts) => {
    const indexes = Array.from({ length: to - from }, (_, offset) => from + offset);
    const tenprints = indexes.map((index) => {
      const personId = index < counts.persons ? syntheticId('person', index) : null;
      const { mode } = syntheticRestriction('fingerprint', index);
      return { index, ...tenprintRows(index, { personId, restriction: mode }) };
    });
    await insertFingerprints(manager, tenprints);
    const profiles = tenprints.filter(({ index }) => index % DNA_EVERY === 0);
    await insertDnaProfiles(
      manager,
      profiles.map(({ index, record }) => dnaProfile(index, record)),
    );
    const faces = tenprints.filter(({ index }) => index % FACE_EVERY === 0);
    await insertFaces(
      manager,
      faces.map(({ index, record }) => ({
        record: face(index, record),
        template: { ...SYNTHETIC_MODEL, vector: syntheticFace(index) },
      })),
    );
    await insertRestrictions(
      manager,
      indexes.flatMap((index) => {
        const restriction = syntheticRestriction('fingerprint', index);
        const ids = [syntheticId('fingerprint', index), syntheticId('dna', index), syntheticId('face', index)];
        return ids.map((recordId) => ({ recordId, restriction }));
      }),
    );
  },
};

/** Whoever may not see a person's prints may not see the profile or the face either. */
function sameRules({
  owner,
  confidentiality,
  restriction,
  recordedAt,
  updatedAt,
  expiresAt,
  personId,
}: FingerprintRecord) {
  return { owner, confidentiality, restriction, recordedAt, updatedAt, expiresAt, personId };
}

function dnaProfile(index: number, record: FingerprintRecord): DnaProfile {
  return Object.assign(new DnaProfile(), sameRules(record), {
    id: syntheticId('dna', index),
    kind: 'PERSON' as const,
    alleles: JSON.stringify(syntheticAlleles(index)),
    nationalReference: record.nationalReference,
  });
}

function face(index: number, record: FingerprintRecord): FaceRecord {
  const { birthDate, status } = syntheticPerson(index);
  return Object.assign(new FaceRecord(), sameRules(record), {
    id: syntheticId('face', index),
    capturedOn: record.capturedOn,
    quality: 60 + (index % 40),
    subjectBirthDate: birthDate,
    subjectStatus: status,
  });
}
