import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instant, integer, text } from '../store/record-columns';

class CreateImportProgress1760000000031 implements MigrationInterface {
  name = 'CreateImportProgress1760000000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'import_progress',
        columns: [
          text('id', 64, { isPrimary: true }),
          text('fileDigest', 64),
          text('bureau', 3),
          { name: 'byteOffset', type: 'bigint' },
          integer('rowNumber'),
          integer('recorded'),
          integer('refused'),
          { name: 'reportBytes', type: 'bigint' },
          text('run', 36),
          instant('startedAt'),
          instant('finishedAt', { isNullable: true }),
        ],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('import_progress', true);
  }
}

/** The table of imports. */
export const importMigrations = [CreateImportProgress1760000000031];
