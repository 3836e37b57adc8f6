import type { RecordSource } from '@crimegraph/shared/feed/record-source';
import { DnaGenotype } from './entities/dna-genotype';
import { DnaProfile } from './entities/dna-profile';
import { FaceRecord } from './entities/face-record';
import { FaceTemplate } from './entities/face-template';
import { FingerprintImage } from './entities/fingerprint-image';
import { FingerprintRecord } from './entities/fingerprint-record';
import { FingerprintTemplate } from './entities/fingerprint-template';
import { RelativeProfile } from './entities/relative-profile';

/** Prints and marks on record, with their templates. */
export const fingerprintRecords: RecordSource = {
  type: 'FingerprintRecord',
  entity: FingerprintRecord,
  parts: [FingerprintTemplate, FingerprintImage].map((entity) => ({ entity, column: 'recordId' })),
};

/** DNA profiles on record. */
export const dnaProfiles: RecordSource = {
  type: 'DnaProfile',
  entity: DnaProfile,
  parts: [{ entity: DnaGenotype, column: 'recordId' }],
};

/** Faces on record. */
export const faceRecords: RecordSource = {
  type: 'FaceRecord',
  entity: FaceRecord,
  parts: [{ entity: FaceTemplate, column: 'recordId' }],
};

/** Profiles of missing persons' relatives on record. */
export const relativeProfiles: RecordSource = { type: 'RelativeProfile', entity: RelativeProfile, parts: [] };
