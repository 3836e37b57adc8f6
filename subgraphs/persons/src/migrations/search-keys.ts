import { addsColumn, createsIndex, dropsIndex } from '@crimegraph/shared/store/migrations/small-migrations';
import { integer } from '@crimegraph/shared/store/record-columns';
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

/** The table of search keys. Its rows are filled in by the process that starts on it, in batches (`KeyFilling`). */
class CreateNameSearchKey1760000001005 implements MigrationInterface {
  name = 'CreateNameSearchKey1760000001005';

  async up(runner: QueryRunner): Promise<void> {
    const columns = [
      integer('scheme', { isPrimary: true }),
      integer('hash', { isPrimary: true }),
      { name: 'number', type: 'bigint', isPrimary: true },
    ];
    await runner.createTable(new Table({ name: 'name_search_key', columns, withoutRowid: true }), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('name_search_key', true);
  }
}

/** All that the search by keys needs, one DDL statement each. */
export const searchKeyMigrations = [
  CreateNameSearchKey1760000001005,
  addsColumn('AddPersonSearchNumber1760000001006', 'person', { name: 'searchNumber', type: 'bigint', default: 0 }),
  addsColumn('AddPersonKeyScheme1760000001007', 'person', integer('keyScheme', { default: 0 })),
  // The row rules stand in the index: a walk along a key reads no row of a person.
  createsIndex('IndexPersonSearch1760000001008', 'person', 'person_search', [
    'searchNumber',
    'expiresAt',
    'owner',
    'confidentiality',
    'restriction',
    'id',
  ]),
  createsIndex('IndexPersonKeyScheme1760000001009', 'person', 'person_key_scheme', ['keyScheme', 'id']),
  dropsIndex('DropPersonNameMrz1760000001010', 'person_name', 'person_name_mrz', ['mrzKey', 'birthYear', 'personId']),
];
