import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** The change feed tells of records that have expired since it was read last. */
export class IndexVehicleExpiry1760000004021 implements MigrationInterface {
  name = 'IndexVehicleExpiry1760000004021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('vehicle', index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('vehicle', index);
  }
}

const index = new TableIndex({ name: 'vehicle_expiry', columnNames: ['expiresAt'] });
