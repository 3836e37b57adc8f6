import { v7 as uuid } from 'uuid';
import type { Viewer } from '../identity/viewer';
import { expiryOf } from '../retention/expiry';
import type { RetentionKind } from '../retention/periods-data';
import type { RecordRow } from './record-row';

/** The record columns of a record that `viewer`'s bureau makes at `now`; ids rise with time, so inserts stay clustered. */
export function newRecord(kind: RetentionKind, viewer: Viewer, now: Date, confidentiality: 1 | 2 | 3 = 1): RecordRow {
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
