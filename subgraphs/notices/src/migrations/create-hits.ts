import { instant, text } from '@crimegraph/shared/store/record-columns';
import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';

/** The table of hits with the index of an inbox in its order. */
export class CreateHits1760000005006 implements MigrationInterface {
  name = 'CreateHits1760000005006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'hit',
        columns: [
          text('id', 36, { isPrimary: true }),
          text('recordId', 80),
          text('recordType', 32),
          text('owner', 3),
          text('searchedBy', 3),
          text('purpose', 32),
          text('level', 8),
          text('checkId', 64),
          instant('occurredAt'),
          text('status', 12),
          text('urgency', 8),
          instant('confirmBy'),
        ],
        indices: [new TableIndex({ name: 'hit_inbox', columnNames: ['owner', 'occurredAt', 'id'] })],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('hit', true);
  }
}
