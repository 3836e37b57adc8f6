import type { RecordSource } from '@crimegraph/shared/feed/record-source';
import { DnaProfile } from './entities/dna-profile';
import { FaceRecord } from './entities/face-record';
import { FingerprintRecord } from './entities/fingerprint-record';
import { FingerprintTemplate } from './entities/fingerprint-template';

/** Prints and marks on record, with their templates. */
export const fingerprintRecords: RecordSource = {
  type: 'FingerprintRecord',
  entity: FingerprintRecord,
  parts: [{ entity: FingerprintTemplate, column: 'recordId' }],
};

/** DNA profiles on record. */
export const dnaProfiles: RecordSource = { type: 'DnaProfile', entity: DnaProfile, parts: [] };

/** Faces on record. */
export const faceRecords: RecordSource = { type: 'FaceRecord', entity: FaceRecord, parts: [] };
