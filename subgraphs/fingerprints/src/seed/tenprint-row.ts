import { expiryOf } from '@crimegraph/shared/retention/expiry';
import { syntheticTenprint } from '@crimegraph/shared/synthetic/fingerprint';
import { FingerprintRecord } from '../entities/fingerprint-record';
import type { FingerprintTemplate } from '../entities/fingerprint-template';
import { templateRows } from '../enrolment/enrol-fingerprints';

/** A ten-print with its fingers, as it is inserted. */
export interface TenprintRows {
  record: FingerprintRecord;
  templates: FingerprintTemplate[];
}

/** The rows of the synthetic ten-print `index`, with `changes` to its record. */
export function tenprintRows(index: number, changes: Partial<FingerprintRecord>): TenprintRows {
  const source = syntheticTenprint(index);
  const record: FingerprintRecord = Object.assign(new FingerprintRecord(), {
    id: source.id,
    owner: source.owner,
    confidentiality: source.confidentiality,
    restriction: 'NONE' as const,
    recordedAt: source.recordedAt,
    updatedAt: source.recordedAt,
    expiresAt: expiryOf(changes.personId ? 'fingerprints' : 'unidentifiedFingerprints', source.recordedAt),
    kind: 'TENPRINT' as const,
    personId: null,
    capturedOn: source.capturedOn,
    captureCountry: source.owner,
    nationalReference: source.nationalReference,
    remarks: null,
    ...changes,
  });
  const fingers = source.fingers.map((finger) => ({ ...finger, impression: 1 }));
  return { record, templates: templateRows(record.id, fingers) };
}
