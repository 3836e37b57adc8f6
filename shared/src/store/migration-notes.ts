import { type EntityManager, type QueryRunner, Table } from 'typeorm';

/** What has been applied is noted in the table of TypeORM's own command. */
const TABLE = 'migrations';

/** A migration, as it is noted. */
export interface NotedMigration {
  name: string;
  /** The time in its name, in ms. */
  time: number;
}

/** The names of all that was applied, in the order in which it was. Needs no right to change tables. */
export async function notedMigrations(runner: QueryRunner): Promise<string[]> {
  if (!(await runner.hasTable(TABLE))) return [];
  const rows = (await runner.query(`SELECT name FROM ${TABLE} ORDER BY id`)) as { name: string }[];
  return rows.map(({ name }) => name);
}

/** Makes the table of notes where there is none. */
export async function makeNotes(runner: QueryRunner): Promise<void> {
  const table = new Table({
    name: TABLE,
    columns: [
      { name: 'id', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
      { name: 'timestamp', type: 'bigint' },
      { name: 'name', type: 'varchar', length: '255' },
    ],
  });
  await runner.createTable(table, true);
}

/** Notes, within a transaction, that a migration is applied, or that it is not; false when that was noted already. */
export async function noteMigration(
  manager: EntityManager,
  { name, time }: NotedMigration,
  applied: boolean,
): Promise<boolean> {
  const noted = (await manager.query<object[]>(`SELECT id FROM ${TABLE} WHERE name = ?`, [name])).length > 0;
  if (noted === applied) return false;
  if (applied) await manager.query(`INSERT INTO ${TABLE} (timestamp, name) VALUES (?, ?)`, [time, name]);
  else await manager.query(`DELETE FROM ${TABLE} WHERE name = ?`, [name]);
  return true;
}
