import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** The change feed tells of records that have expired since it was read last. */
export class IndexPersonExpiry1760000001021 implements MigrationInterface {
  name = 'IndexPersonExpiry1760000001021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('person', index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('person', index);
  }
}

const index = new TableIndex({ name: 'person_expiry', columnNames: ['expiresAt'] });
