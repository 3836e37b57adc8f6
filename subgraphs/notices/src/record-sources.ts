import type { RecordSource } from '@crimegraph/shared/feed/record-source';
import { Notice } from './entities/notice';
import { NoticeDocument } from './entities/notice-document';
import { NoticeFingerprint } from './entities/notice-fingerprint';
import { NoticeSubjectName } from './entities/notice-subject-name';
import { NoticeVehicle } from './entities/notice-vehicle';

/** Notices on record, whatever their status, with what they state and name. */
export const noticeRecords: RecordSource = {
  type: 'Notice',
  entity: Notice,
  retentionOf: () => 'notices',
  validUntil: 'validUntil',
  parts: [NoticeSubjectName, NoticeDocument, NoticeVehicle, NoticeFingerprint].map((entity) => ({
    entity,
    column: 'noticeId',
  })),
};
