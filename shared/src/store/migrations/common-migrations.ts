import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { feedMigrations } from '../../feed/feed-migrations';
import { outboxMigrations } from '../../hits/outbox-migrations';
import { importMigrations } from '../../import/import-migrations';
import { restrictionMigrations } from '../../restriction/restriction-migrations';
import { retentionMigrations } from '../../retention/retention-migrations';
import { instant, integer, longText, text } from '../record-columns';
import {
  CreateAudit1760000000006,
  CreateAuditPending1760000000008,
  CreateAuditTerms1760000000007,
} from './create-audit';

/** The tables of `commonEntities`, one migration each: MySQL commits at every DDL statement. */
class CreateRestrictions1760000000001 implements MigrationInterface {
  name = 'CreateRestrictions1760000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'record_restriction',
        columns: [text('recordId', 36, { isPrimary: true }), text('bureau', 3, { isPrimary: true })],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('record_restriction', true);
  }
}

class CreateWriteRequests1760000000002 implements MigrationInterface {
  name = 'CreateWriteRequests1760000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'write_request',
        columns: [
          text('bureau', 3, { isPrimary: true }),
          text('requestId', 64, { isPrimary: true }),
          text('operation', 64),
          text('inputDigest', 64),
          longText('outcome'),
          instant('at'),
        ],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('write_request', true);
  }
}

class CreateOutbox1760000000004 implements MigrationInterface {
  name = 'CreateOutbox1760000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'outbox_event',
        columns: [text('id', 36, { isPrimary: true }), longText('event'), instant('at')],
        indices: [new TableIndex({ name: 'outbox_event_at', columnNames: ['at', 'id'] })],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('outbox_event', true);
  }
}

class CreateSeedProgress1760000000005 implements MigrationInterface {
  name = 'CreateSeedProgress1760000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({ name: 'seed_progress', columns: [text('name', 64, { isPrimary: true }), integer('next')] }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('seed_progress', true);
  }
}

/** Applied first in every store. */
export const commonMigrations = [
  CreateRestrictions1760000000001,
  CreateWriteRequests1760000000002,
  CreateOutbox1760000000004,
  CreateSeedProgress1760000000005,
  ...outboxMigrations,
  ...feedMigrations,
  ...importMigrations,
  ...restrictionMigrations,
  ...retentionMigrations,
  CreateAudit1760000000006,
  CreateAuditTerms1760000000007,
  CreateAuditPending1760000000008,
];
