import type { RecordSource } from '@crimegraph/shared/feed/record-source';
import { dnaRetention } from './dna/dna-retention';
import { DnaGenotype } from './entities/dna-genotype';
import { DnaProfile } from './entities/dna-profile';
import { FaceRecord } from './entities/face-record';
import { FaceTemplate } from './entities/face-template';
import { FingerprintEntry } from './entities/fingerprint-entry';
import { FingerprintImage } from './entities/fingerprint-image';
import { FingerprintRecord } from './entities/fingerprint-record';
import { FingerprintTemplate } from './entities/fingerprint-template';
import { RelativeProfile } from './entities/relative-profile';

/** Prints and marks on record, with their templates. */
export const fingerprintRecords: RecordSource = {
  type: 'FingerprintRecord',
  entity: FingerprintRecord,
  // By what the record is, not by the person it names: that one may be hidden, and must not show in what its owner is told.
  retentionOf: (row) => ((row as FingerprintRecord).kind === 'LATENT' ? 'unidentifiedFingerprints' : 'fingerprints'),
  parts: [FingerprintTemplate, FingerprintImage, FingerprintEntry].map((entity) => ({ entity, column: 'recordId' })),
};

/** DNA profiles on record. */
export const dnaProfiles: RecordSource = {
  type: 'DnaProfile',
  entity: DnaProfile,
  retentionOf: (row) => dnaRetention((row as DnaProfile).kind),
  parts: [{ entity: DnaGenotype, column: 'recordId' }],
};

/** Faces on record. */
export const faceRecords: RecordSource = {
  type: 'FaceRecord',
  entity: FaceRecord,
  retentionOf: () => 'faces',
  parts: [{ entity: FaceTemplate, column: 'recordId' }],
};

/** Profiles of missing persons' relatives on record. */
export const relativeProfiles: RecordSource = {
  type: 'RelativeProfile',
  entity: RelativeProfile,
  retentionOf: () => 'dna',
  parts: [],
};
