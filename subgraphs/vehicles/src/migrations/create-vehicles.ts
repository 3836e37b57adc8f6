import { integer, optionalText, recordColumns, text } from '@crimegraph/shared/store/record-columns';
import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';

/** The table of vehicles with an index for each lookup: number, end of number, plate, engine, holder, duplicate. */
export class CreateVehicles1760000004001 implements MigrationInterface {
  name = 'CreateVehicles1760000004001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'vehicle',
        columns: [
          ...recordColumns(),
          optionalText('vin', 17),
          optionalText('vinKey', 17),
          optionalText('vinTail', 8),
          optionalText('plate', 16),
          optionalText('plateKey', 16),
          optionalText('plateCountry', 3),
          optionalText('makeCode', 16),
          optionalText('makeLabel', 64),
          optionalText('model', 64),
          integer('modelYear', { isNullable: true }),
          text('type', 16),
          optionalText('colourCode', 16),
          optionalText('colourLabel', 64),
          optionalText('engineNumber', 32),
          optionalText('engineKey', 32),
          text('status', 9),
          optionalText('theftDate', 10),
          optionalText('theftPlace', 128),
          optionalText('theftCountry', 3),
          optionalText('recoveryDate', 10),
          optionalText('recoveryCountry', 3),
          optionalText('recoveryPlace', 128),
          optionalText('nationalReference', 64),
          optionalText('remarks', 500),
          optionalText('holderId', 36),
          optionalText('activeKey', 64),
        ],
        indices: [
          new TableIndex({ name: 'vehicle_vin', columnNames: ['vinKey'] }),
          new TableIndex({ name: 'vehicle_vin_tail', columnNames: ['vinTail'] }),
          new TableIndex({ name: 'vehicle_plate', columnNames: ['plateKey', 'plateCountry'] }),
          new TableIndex({ name: 'vehicle_engine', columnNames: ['engineKey'] }),
          new TableIndex({ name: 'vehicle_holder', columnNames: ['holderId', 'id'] }),
          new TableIndex({ name: 'vehicle_active', columnNames: ['activeKey'], isUnique: true }),
        ],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('vehicle', true);
  }
}
