import { integer, longText, optionalText, recordColumns, text } from '@crimegraph/shared/store/record-columns';
import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';

/** The table of persons. */
export class CreatePerson1760000001001 implements MigrationInterface {
  name = 'CreatePerson1760000001001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'person',
        columns: [
          ...recordColumns(),
          text('kind', 12),
          text('status', 16),
          optionalText('birthDate', 10),
          longText('otherBirthDates'),
          integer('birthDateApproximate'),
          optionalText('birthPlace', 250),
          optionalText('birthCountry', 3),
          optionalText('sex', 1),
          longText('nationalities'),
          longText('warnings'),
          integer('heightCm', { isNullable: true }),
          integer('weightKg', { isNullable: true }),
          optionalText('eyeColour', 8),
          optionalText('hairColour', 8),
          optionalText('marks', 500),
          longText('languages'),
          optionalText('caseReference', 64),
          longText('externalReferences'),
          longText('remarks', { isNullable: true }),
        ],
        indices: [new TableIndex({ name: 'person_owner', columnNames: ['owner', 'status', 'id'] })],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('person', true);
  }
}
