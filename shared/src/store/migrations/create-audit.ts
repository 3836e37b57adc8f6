import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { instant, integer, longText, optionalText, text } from '../record-columns';

/** Until version 0.2 the log had this name and other rows; where there is one, it is kept beside the new one. */
const OLD = 'audit_row_0_1';

export class CreateAudit1760000000006 implements MigrationInterface {
  name = 'CreateAudit1760000000006';

  async up(runner: QueryRunner): Promise<void> {
    const old = (await runner.hasTable('audit_row')) && !(await runner.hasColumn('audit_row', 'id'));
    if (old) await runner.renameTable('audit_row', OLD);
    await runner.createTable(
      new Table({
        name: 'audit_row',
        columns: [
          text('chain', 36, { isPrimary: true }),
          integer('seq', { isPrimary: true }),
          text('id', 36),
          instant('at'),
          text('subject', 128),
          text('bureau', 3),
          optionalText('onBehalfOf', 128),
          text('role', 16),
          text('purpose', 32),
          optionalText('caseReference', 64),
          text('trace', 64),
          optionalText('operation', 128),
          text('action', 64),
          longText('keys'),
          longText('asked'),
          longText('shown'),
          text('result', 64),
          optionalText('refusal', 255),
          text('previousHash', 64),
          text('hash', 64),
        ],
        indices: [
          new TableIndex({ name: 'audit_row_id', columnNames: ['id'], isUnique: true }),
          new TableIndex({ name: 'audit_row_subject', columnNames: ['subject', 'id'] }),
          new TableIndex({ name: 'audit_row_bureau', columnNames: ['bureau', 'id'] }),
          new TableIndex({ name: 'audit_row_action', columnNames: ['bureau', 'action', 'id'] }),
          new TableIndex({ name: 'audit_row_result', columnNames: ['bureau', 'result', 'id'] }),
        ],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('audit_row', true);
  }
}

export class CreateAuditTerms1760000000007 implements MigrationInterface {
  name = 'CreateAuditTerms1760000000007';

  async up(runner: QueryRunner): Promise<void> {
    const columns = [text('term', 22, { isPrimary: true }), text('id', 36, { isPrimary: true })];
    await runner.createTable(new Table({ name: 'audit_term', columns }), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('audit_term', true);
  }
}

export class CreateAuditPending1760000000008 implements MigrationInterface {
  name = 'CreateAuditPending1760000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'audit_pending',
        columns: [text('id', 36, { isPrimary: true }), instant('since'), longText('entry')],
        indices: [new TableIndex({ name: 'audit_pending_since', columnNames: ['since'] })],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('audit_pending', true);
  }
}
