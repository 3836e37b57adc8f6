import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { openStore } from '@crimegraph/shared/store/open-store';
import { createTestDatabases } from '@crimegraph/shared/testing/test-databases';

/** Fails when the table is there already, and takes long enough for another instance to come in between. */
class CreateOnce1760000009001 implements MigrationInterface {
  name = 'CreateOnce1760000009001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT SLEEP(0.3)');
    await runner.createTable(new Table({ name: 'once', columns: [{ name: 'id', type: 'integer', isPrimary: true }] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('once');
  }
}

test('instances that start at once on an empty database migrate it once, and all open', async () => {
  const databases = await createTestDatabases(['test']);
  const open = () =>
    openStore({
      name: 'test',
      entities: [],
      migrations: [CreateOnce1760000009001],
      ...databases,
      databaseUrl: databases.url('test'),
    });
  const stores = await Promise.all([open(), open(), open()]);
  expect(
    await stores[0]?.reader.query('SELECT COUNT(*) AS count FROM migrations WHERE name LIKE "CreateOnce%"'),
  ).toEqual([{ count: '1' }]);
  await Promise.all(stores.map((store) => store.close()));
  await databases.remove();
});
