import { integer, optionalText, text } from '@crimegraph/shared/store/record-columns';
import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';

/** The table of names with the indexes of its two searches: as written by people, and as written in a zone. */
export class CreatePersonName1760000001002 implements MigrationInterface {
  name = 'CreatePersonName1760000001002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'person_name',
        columns: [
          text('personId', 36, { isPrimary: true }),
          integer('position', { isPrimary: true }),
          text('kind', 16),
          text('quality', 4),
          text('script', 4),
          text('full', 502),
          optionalText('family', 250),
          optionalText('given', 250),
          text('nameKey', 255),
          optionalText('mrzKey', 255),
          integer('birthYear'),
        ],
        indices: [
          new TableIndex({ name: 'person_name_key', columnNames: ['nameKey', 'birthYear', 'personId'] }),
          new TableIndex({ name: 'person_name_mrz', columnNames: ['mrzKey', 'birthYear', 'personId'] }),
        ],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('person_name', true);
  }
}
