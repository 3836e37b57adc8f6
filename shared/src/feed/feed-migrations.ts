import { randomUUID } from 'node:crypto';
import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { instant, integer, optionalText, text } from '../store/record-columns';

class CreateRecordChanges1760000000021 implements MigrationInterface {
  name = 'CreateRecordChanges1760000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'record_change',
        columns: [
          text('id', 36, { isPrimary: true }),
          integer('position', { isNullable: true }),
          text('type', 20),
          text('recordId', 36),
          instant('at'),
          instant('since', { isNullable: true }),
          optionalText('owner', 3),
          integer('confidentiality', { isNullable: true }),
          optionalText('restriction', 5),
          optionalText('bureaus', 1000),
          instant('expiresAt', { isNullable: true }),
        ],
        indices: [new TableIndex({ name: 'record_change_position', columnNames: ['position', 'id'] })],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('record_change', true);
  }
}

class CreateFeedState1760000000022 implements MigrationInterface {
  name = 'CreateFeedState1760000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'feed_state',
        columns: [text('id', 36, { isPrimary: true }), integer('last'), integer('floor')],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('feed_state', true);
  }
}

/** Its one row: a migration of its own, since MySQL commits at the statement that makes the table. */
class BeginFeed1760000000023 implements MigrationInterface {
  name = 'BeginFeed1760000000023';

  async up(runner: QueryRunner): Promise<void> {
    const none = 'FROM (SELECT 1) one WHERE NOT EXISTS (SELECT 1 FROM feed_state)';
    await runner.query(`INSERT INTO feed_state (id, last, floor) SELECT ?, 0, 0 ${none}`, [randomUUID()]);
  }

  /** The row goes with its table: a feed that begins anew would refuse the cursors that it has given out. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}

/** The tables of the change feed. */
export const feedMigrations = [CreateRecordChanges1760000000021, CreateFeedState1760000000022, BeginFeed1760000000023];
