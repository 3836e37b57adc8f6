import { integer, longText, optionalText, recordColumns, text } from '@crimegraph/shared/store/record-columns';
import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';

/** The table of sets of finger prints. */
export class CreateFingerprintRecords1760000003001 implements MigrationInterface {
  name = 'CreateFingerprintRecords1760000003001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'fingerprint_record',
        columns: [
          ...recordColumns(),
          text('kind', 8),
          optionalText('personId', 36),
          optionalText('capturedOn', 10),
          optionalText('captureCountry', 3),
          optionalText('nationalReference', 64),
          optionalText('remarks', 500),
        ],
        indices: [new TableIndex({ name: 'fingerprint_record_person', columnNames: ['personId', 'id'] })],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('fingerprint_record', true);
  }
}

/** The table of single fingers. */
export class CreateFingerprintTemplates1760000003002 implements MigrationInterface {
  name = 'CreateFingerprintTemplates1760000003002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'fingerprint_template',
        columns: [
          text('recordId', 36, { isPrimary: true }),
          integer('ordinal', { isPrimary: true }),
          integer('position'),
          integer('impression'),
          integer('quality'),
          integer('minutiae'),
          text('digest', 64),
          longText('template'),
        ],
        indices: [new TableIndex({ name: 'fingerprint_template_digest', columnNames: ['digest', 'recordId'] })],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('fingerprint_template', true);
  }
}

/** The table of DNA profiles. */
export class CreateDnaProfiles1760000003003 implements MigrationInterface {
  name = 'CreateDnaProfiles1760000003003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'dna_profile',
        columns: [
          ...recordColumns(),
          text('kind', 20),
          optionalText('personId', 36),
          longText('alleles'),
          optionalText('nationalReference', 64),
        ],
        indices: [new TableIndex({ name: 'dna_profile_person', columnNames: ['personId', 'id'] })],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('dna_profile', true);
  }
}

/** The table of faces. */
export class CreateFaceRecords1760000003004 implements MigrationInterface {
  name = 'CreateFaceRecords1760000003004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'face_record',
        columns: [
          ...recordColumns(),
          optionalText('personId', 36),
          optionalText('capturedOn', 10),
          integer('quality', { isNullable: true }),
        ],
        indices: [new TableIndex({ name: 'face_record_person', columnNames: ['personId', 'id'] })],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('face_record', true);
  }
}
