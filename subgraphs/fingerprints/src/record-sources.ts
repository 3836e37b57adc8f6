import type { RecordSource } from '@crimegraph/shared/feed/record-source';
import type { RecordRow } from '@crimegraph/shared/store/record-row';
import type { RetentionKind } from '@crimegraph/shared/retention/periods-data';
import { DnaProfile } from './entities/dna-profile';
import { FaceRecord } from './entities/face-record';
import { FingerprintRecord } from './entities/fingerprint-record';
import { FingerprintTemplate } from './entities/fingerprint-template';
import type { PersonalRecord } from './store';

/** Prints and marks on record, with their templates. */
export const fingerprintRecords: RecordSource = {
  type: 'FingerprintRecord',
  entity: FingerprintRecord,
  retentionOf: byPerson('fingerprints', 'unidentifiedFingerprints'),
  parts: [{ entity: FingerprintTemplate, column: 'recordId' }],
};

/** DNA profiles on record. */
export const dnaProfiles: RecordSource = {
  type: 'DnaProfile',
  entity: DnaProfile,
  retentionOf: byPerson('dna', 'unidentifiedDna'),
  parts: [],
};

/** Faces on record. */
export const faceRecords: RecordSource = {
  type: 'FaceRecord',
  entity: FaceRecord,
  retentionOf: () => 'faces',
  parts: [],
};

/** Traces and remains of unknown persons are kept longer: they wait to be identified. */
function byPerson(known: RetentionKind, unidentified: RetentionKind) {
  return (row: RecordRow) => ((row as PersonalRecord).personId === null ? unidentified : known);
}
