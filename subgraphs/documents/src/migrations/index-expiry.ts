import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** The change feed tells of records that have expired since it was read last. */
export class IndexDocumentExpiry1760000001021 implements MigrationInterface {
  name = 'IndexDocumentExpiry1760000001021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('travel_document', index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('travel_document', index);
  }
}

const index = new TableIndex({ name: 'travel_document_expiry', columnNames: ['expiresAt'] });
