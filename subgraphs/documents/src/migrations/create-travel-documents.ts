import { instant, optionalText, recordColumns, text } from '@crimegraph/shared/store/record-columns';
import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions, TableIndex } from 'typeorm';

/** The table of documents with the indexes of its lookups: id, check (and duplicate), holder. */
export class CreateTravelDocuments1760000001001 implements MigrationInterface {
  name = 'CreateTravelDocuments1760000001001';

  async up(runner: QueryRunner): Promise<void> {
    const clusteredById = runner.dataSource.options.type !== 'mysql';
    await runner.createTable(
      new Table({
        name: 'travel_document',
        columns: [
          ...(clusteredById ? [] : [position]),
          ...recordColumns().map((column) => (column.name === 'id' ? { ...column, isPrimary: clusteredById } : column)),
          text('database', 5),
          text('number', 32),
          text('numberKey', 32),
          text('issuingCountry', 3),
          text('type', 32),
          optionalText('status', 16),
          optionalText('issuedOn', 10),
          optionalText('validUntil', 10),
          optionalText('lossDate', 10),
          optionalText('lossPlace', 128),
          optionalText('lossCountry', 3),
          optionalText('nationalReference', 64),
          optionalText('remarks', 500),
          optionalText('holderId', 36),
          instant('withdrawnAt', { isNullable: true }),
          optionalText('withdrawalReason', 500),
          optionalText('activeKey', 72),
        ],
        indices: [
          ...(clusteredById
            ? []
            : [new TableIndex({ name: 'travel_document_id', columnNames: ['id'], isUnique: true })]),
          new TableIndex({
            name: 'travel_document_check',
            columnNames: ['issuingCountry', 'numberKey', 'activeKey'],
            isUnique: true,
          }),
          new TableIndex({ name: 'travel_document_holder', columnNames: ['holderId'] }),
        ],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('travel_document', true);
  }
}

/**
 * InnoDB keeps the primary key in every entry of every index, so 36 characters of it would double the index that answers
 * checks (`docs/adr/0007-the-negative-path.md`). There the rows are clustered by this number, which nothing else uses, as
 * SQLite clusters them by its hidden rowid.
 */
const position: TableColumnOptions = {
  name: 'position',
  type: 'bigint',
  unsigned: true,
  isPrimary: true,
  isGenerated: true,
  generationStrategy: 'increment',
};
