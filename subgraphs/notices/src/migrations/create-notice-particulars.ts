import { integer, optionalText, text } from '@crimegraph/shared/store/record-columns';
import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';

class CreateNoticeSubjectNames1760000005002 implements MigrationInterface {
  name = 'CreateNoticeSubjectNames1760000005002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'notice_subject_name',
        columns: [
          text('noticeId', 36, { isPrimary: true }),
          integer('ordinal', { isPrimary: true }),
          text('family', 255),
          text('given', 255),
          text('nameKey', 191),
          text('familyKey', 191),
          text('mrzKey', 191),
          optionalText('birthDate', 10),
        ],
        indices: [
          new TableIndex({ name: 'notice_subject_name_key', columnNames: ['nameKey'] }),
          new TableIndex({ name: 'notice_subject_name_family', columnNames: ['familyKey'] }),
          new TableIndex({ name: 'notice_subject_name_mrz', columnNames: ['mrzKey'] }),
        ],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('notice_subject_name', true);
  }
}

class CreateNoticeDocuments1760000005003 implements MigrationInterface {
  name = 'CreateNoticeDocuments1760000005003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'notice_document',
        columns: [
          text('noticeId', 36, { isPrimary: true }),
          integer('ordinal', { isPrimary: true }),
          optionalText('documentId', 36),
          optionalText('number', 32),
          optionalText('numberKey', 32),
          optionalText('issuingCountry', 3),
          optionalText('type', 32),
        ],
        indices: [
          new TableIndex({ name: 'notice_document_record', columnNames: ['documentId', 'noticeId'] }),
          new TableIndex({ name: 'notice_document_check', columnNames: ['issuingCountry', 'numberKey'] }),
        ],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('notice_document', true);
  }
}

class CreateNoticeVehicles1760000005004 implements MigrationInterface {
  name = 'CreateNoticeVehicles1760000005004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'notice_vehicle',
        columns: [text('noticeId', 36, { isPrimary: true }), text('vehicleId', 36, { isPrimary: true })],
        indices: [new TableIndex({ name: 'notice_vehicle_record', columnNames: ['vehicleId', 'noticeId'] })],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('notice_vehicle', true);
  }
}

class CreateNoticeFingerprints1760000005005 implements MigrationInterface {
  name = 'CreateNoticeFingerprints1760000005005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'notice_fingerprint',
        columns: [text('noticeId', 36, { isPrimary: true }), text('fingerprintId', 36, { isPrimary: true })],
        indices: [new TableIndex({ name: 'notice_fingerprint_record', columnNames: ['fingerprintId', 'noticeId'] })],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('notice_fingerprint', true);
  }
}

/** The tables of what a notice states and of the records it is tied to; one migration each, as MySQL commits at every DDL statement. */
export const noticeParticulars = [
  CreateNoticeSubjectNames1760000005002,
  CreateNoticeDocuments1760000005003,
  CreateNoticeVehicles1760000005004,
  CreateNoticeFingerprints1760000005005,
];
