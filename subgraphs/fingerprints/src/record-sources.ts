import type { RecordSource } from '@crimegraph/shared/feed/record-source';
import { dnaRetention } from './dna/dna-retention';
import { DnaGenotype } from './entities/dna-genotype';
import type { RecordRow } from '@crimegraph/shared/store/record-row';
import type { RetentionKind } from '@crimegraph/shared/retention/periods-data';
import { DnaProfile } from './entities/dna-profile';
import { FaceRecord } from './entities/face-record';
import { FaceTemplate } from './entities/face-template';
import { FingerprintImage } from './entities/fingerprint-image';
import { FingerprintRecord } from './entities/fingerprint-record';
import { FingerprintTemplate } from './entities/fingerprint-template';
import { RelativeProfile } from './entities/relative-profile';
import type { PersonalRecord } from './store';

/** Prints and marks on record, with their templates. */
export const fingerprintRecords: RecordSource = {
  type: 'FingerprintRecord',
  entity: FingerprintRecord,
  retentionOf: byPerson('fingerprints', 'unidentifiedFingerprints'),
  parts: [FingerprintTemplate, FingerprintImage].map((entity) => ({ entity, column: 'recordId' })),
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
  retentionOf: byPerson('faces', 'unidentifiedFaces'),
  parts: [{ entity: FaceTemplate, column: 'recordId' }],
};

/** Profiles of missing persons' relatives on record. */
export const relativeProfiles: RecordSource = {
  type: 'RelativeProfile',
  entity: RelativeProfile,
  retentionOf: () => 'dna',
  parts: [],
};

/** Traces of unknown persons are kept longer: they wait to be identified. */
function byPerson(known: RetentionKind, unidentified: RetentionKind) {
  return (row: RecordRow) => ((row as PersonalRecord).personId === null ? unidentified : known);
}
