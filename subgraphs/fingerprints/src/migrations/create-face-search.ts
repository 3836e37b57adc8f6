import { integer, longText, text } from '@crimegraph/shared/store/record-columns';
import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { decisionTable } from '../decisions/decision-table';

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
    await runner.createTable(decisionTable('face_decision'), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('face_decision', true);
  }
}
