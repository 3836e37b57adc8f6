import { instant, optionalText, recordColumns, text } from '@crimegraph/shared/store/record-columns';
import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';

/** The table of documents with the indexes of its three lookups: check, holder, duplicate. */
export class CreateTravelDocuments1760000001001 implements MigrationInterface {
  name = 'CreateTravelDocuments1760000001001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'travel_document',
        columns: [
          ...recordColumns(),
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
          optionalText('activeKey', 96),
        ],
        indices: [
          new TableIndex({ name: 'travel_document_check', columnNames: ['issuingCountry', 'numberKey'] }),
          new TableIndex({ name: 'travel_document_holder', columnNames: ['holderId', 'id'] }),
          new TableIndex({ name: 'travel_document_active', columnNames: ['activeKey'], isUnique: true }),
        ],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('travel_document', true);
  }
}
