import { instant, integer, longText, optionalText, text } from '@crimegraph/shared/store/record-columns';
import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';

/** The table of what faces are searched by. */
export class CreateFaceTemplates1760000003010 implements MigrationInterface {
  name = 'CreateFaceTemplates1760000003010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'face_template',
        columns: [
          text('recordId', 36, { isPrimary: true }),
          text('gallery', 40),
          integer('sequence'),
          text('model', 64),
          text('modelVersion', 32),
          longText('vector'),
        ],
        indices: [
          new TableIndex({ name: 'face_template_gallery', columnNames: ['gallery', 'sequence'], isUnique: true }),
        ],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('face_template', true);
  }
}

/** The table of what officers decided on searches of faces. */
export class CreateFaceDecisions1760000003011 implements MigrationInterface {
  name = 'CreateFaceDecisions1760000003011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'face_decision',
        columns: [
          text('id', 36, { isPrimary: true }),
          text('checkId', 36),
          text('bureau', 3),
          text('decidedBy', 128),
          text('outcome', 20),
          optionalText('recordId', 36),
          optionalText('reason', 500),
          instant('decidedAt'),
        ],
        indices: [new TableIndex({ name: 'face_decision_check', columnNames: ['bureau', 'checkId', 'id'] })],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('face_decision', true);
  }
}
