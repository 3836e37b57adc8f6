import { integer, longText, optionalText, text } from '@crimegraph/shared/store/record-columns';
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

/** The table of images that came with finger prints. */
export class CreateFingerprintImages1760000003005 implements MigrationInterface {
  name = 'CreateFingerprintImages1760000003005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'fingerprint_image',
        columns: [
          text('recordId', 36, { isPrimary: true }),
          integer('ordinal', { isPrimary: true }),
          integer('recordType'),
          integer('impression'),
          text('positions', 200),
          optionalText('capturedOn', 10),
          integer('width'),
          integer('height'),
          integer('dpi', { isNullable: true }),
          text('compression', 5),
          integer('bytes'),
          text('digest', 64),
          longText('data'),
        ],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('fingerprint_image', true);
  }
}
