import { createsIndex, createsTable } from '../store/migrations/small-migrations';
import { instant, longText, optionalText, text } from '../store/record-columns';

/** What a store needs to keep records for their time, besides the records themselves. */
export const retentionMigrations = [
  createsTable('CreateWorkLeases1760000000211', 'work_lease', [
    text('name', 64, { isPrimary: true }),
    text('holder', 36),
    instant('until'),
  ]),
  createsTable('CreateRetentionExtensions1760000000212', 'retention_extension', [
    text('id', 36, { isPrimary: true }),
    text('recordId', 36),
    instant('at'),
    instant('previous'),
    instant('expiresAt'),
    text('reason', 500),
    text('subject', 128),
  ]),
  createsIndex('IndexRetentionExtensions1760000000213', 'retention_extension', 'retention_extension_record', [
    'recordId',
    'at',
  ]),
  createsTable('CreateReviewMarks1760000000214', 'review_mark', [
    text('type', 20, { isPrimary: true }),
    text('owner', 3, { isPrimary: true }),
    instant('expiresAt'),
    text('recordId', 36),
    optionalText('batchId', 36),
    longText('batch', { isNullable: true }),
  ]),
];

/** The index by which records that cease to be kept are found, for the migrations of a table of records. */
export function indexesExpiry(name: string, table: string) {
  return createsIndex(name, table, `${table}_expiry`, ['owner', 'expiresAt', 'id']);
}
