import { AuditRow } from '../audit/audit-row';
import { AuditTermRow } from '../audit/audit-term-row';
import { PendingRow } from '../audit/pending-row';
import { FeedStateRow } from '../feed/feed-state-row';
import { RecordChangeRow } from '../feed/record-change-row';
import { OutboxRow } from '../hits/outbox-row';
import { ImportProgressRow } from '../import/import-progress-row';
import { WriteRequestRow } from '../requests/write-request-row';
import { RestrictionRow } from '../restriction/restriction-row';
import { RetentionExtension } from '../retention/retention-extension';
import { ReviewMark } from '../retention/review-mark';
import { WorkLease } from '../work/work-lease';
import { SeedProgressRow } from './seed-progress-row';

/** The tables that every subgraph's store has. */
export const commonEntities = [
  RestrictionRow,
  RetentionExtension,
  ReviewMark,
  WorkLease,
  WriteRequestRow,
  AuditRow,
  AuditTermRow,
  PendingRow,
  OutboxRow,
  SeedProgressRow,
  RecordChangeRow,
  FeedStateRow,
  ImportProgressRow,
];
