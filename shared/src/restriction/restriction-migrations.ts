import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { createsTable } from '../store/migrations/small-migrations';
import { text } from '../store/record-columns';

/** Lists of bureaus alone become lists of bureaus and entities. */
class CopyRestrictions1760000000202 implements MigrationInterface {
  name = 'CopyRestrictions1760000000202';

  async up(runner: QueryRunner): Promise<void> {
    await copy(runner, ['record_restriction', 'bureau'], ['restricted_party', 'party'], '');
  }

  async down(runner: QueryRunner): Promise<void> {
    await copy(
      runner,
      ['restricted_party', 'party'],
      ['record_restriction', 'bureau'],
      'LENGTH(source.party) = 3 AND ',
    );
  }
}

/** Code of before does not know entities on a list, and would show them what they may not see. */
class BreakingDropRestrictions1760000000203 implements MigrationInterface {
  name = 'BreakingDropRestrictions1760000000203';

  async up(runner: QueryRunner): Promise<void> {
    await runner.dropTable('record_restriction', true);
  }

  async down(runner: QueryRunner): Promise<void> {
    const columns = [text('recordId', 36, { isPrimary: true }), text('bureau', 3, { isPrimary: true })];
    await runner.createTable(new Table({ name: 'record_restriction', columns }), true);
  }
}

type Place = [table: string, column: string];

async function copy(runner: QueryRunner, [from, party]: Place, [to, column]: Place, where: string): Promise<void> {
  if (!(await runner.hasTable(from)) || !(await runner.hasTable(to))) return;
  await runner.query(
    `INSERT INTO ${to} (recordId, ${column}) SELECT source.recordId, source.${party} FROM ${from} source WHERE ${where}` +
      `NOT EXISTS (SELECT 1 FROM ${to} done WHERE done.recordId = source.recordId AND done.${column} = source.${party})`,
  );
}

/** The table of restriction lists; `CreateRestrictions` made the one of before. */
export const restrictionMigrations = [
  createsTable('CreateRestrictedParties1760000000201', 'restricted_party', [
    text('recordId', 36, { isPrimary: true }),
    text('party', 200, { isPrimary: true }),
  ]),
  CopyRestrictions1760000000202,
  BreakingDropRestrictions1760000000203,
];
