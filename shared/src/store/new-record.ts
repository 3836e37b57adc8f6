import { v7 as uuid } from 'uuid';
import type { Viewer } from '../identity/viewer';
import type { RecordRow } from './record-row';
import { expiryOf, type retentionYears } from './retention';

/** The record columns of a record that `viewer`'s bureau makes at `now`; ids rise with time, so inserts stay clustered. */
export function newRecord(
  kind: keyof typeof retentionYears,
  viewer: Viewer,
  now: Date,
  confidentiality: 1 | 2 | 3 = 1,
): RecordRow {
  return {
    id: uuid(),
    owner: viewer.bureau,
    confidentiality,
    restriction: 'NONE',
    recordedAt: now,
    updatedAt: now,
    expiresAt: expiryOf(kind, now),
  };
}
