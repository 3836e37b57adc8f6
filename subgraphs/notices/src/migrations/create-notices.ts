import { instant, longText, optionalText, recordColumns, text } from '@crimegraph/shared/store/record-columns';
import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';

/** The table of notices with the indexes of its lookups and of its two common orders. */
export class CreateNotices1760000005001 implements MigrationInterface {
  name = 'CreateNotices1760000005001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'notice',
        columns: [
          ...recordColumns(),
          text('reference', 32),
          text('colour', 24),
          text('kind', 9),
          text('status', 16),
          longText('summary'),
          longText('actionToTake'),
          longText('charges'),
          optionalText('warrantReference', 64),
          optionalText('warrantCountry', 3),
          optionalText('warrantIssuedOn', 10),
          optionalText('warrantCharge', 500),
          instant('requestedAt'),
          instant('publishedAt', { isNullable: true }),
          instant('listedAt'),
          instant('validUntil', { isNullable: true }),
          optionalText('unListType', 64),
          optionalText('unListedOn', 10),
          longText('unMeasures'),
          optionalText('subjectId', 36),
          optionalText('subjectSex', 1),
          longText('subjectNationalities'),
        ],
        indices: [
          new TableIndex({ name: 'notice_reference', columnNames: ['reference'], isUnique: true }),
          new TableIndex({ name: 'notice_subject', columnNames: ['subjectId', 'id'] }),
          new TableIndex({ name: 'notice_listed', columnNames: ['listedAt', 'id'] }),
          new TableIndex({ name: 'notice_owner', columnNames: ['owner', 'listedAt', 'id'] }),
          new TableIndex({ name: 'notice_colour', columnNames: ['colour', 'listedAt', 'id'] }),
        ],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('notice', true);
  }
}
