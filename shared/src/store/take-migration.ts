import type { DataSource, EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { makeNotes, noteMigration } from './migration-notes';
import type { Write } from './write';

/** One migration of the code. */
export interface MigrationStep {
  name: string;
  /** The time at the end of its name, in ms, by which migrations are ordered. */
  time: number;
  instance: MigrationInterface;
}

/** Whether a migration is applied or taken back. */
export type Direction = 'up' | 'down';

/** Throws within a transaction when this process must not migrate any more. */
export type Confirm = (manager: EntityManager) => Promise<void>;

/** Takes a migration and the note of it in one transaction, as the embedded store can. */
export function takeAtOnce(write: Write, step: MigrationStep, direction: Direction): Promise<void> {
  return write(async (manager) => {
    const runner = manager.queryRunner as QueryRunner;
    await makeNotes(runner);
    // Another process may have taken it since this one looked.
    if (await noteMigration(manager, step, direction === 'up')) await step.instance[direction](runner);
  });
}

/**
 * Takes a migration on MySQL, which commits at each DDL statement, in an order that can be cut anywhere: what is noted as
 * applied is there.
 */
export async function takeByStatement(
  source: DataSource,
  write: Write,
  step: MigrationStep,
  direction: Direction,
  confirm: Confirm,
): Promise<void> {
  const note = (applied: boolean) =>
    write(async (manager) => {
      await confirm(manager);
      await noteMigration(manager, step, applied);
    });
  const runner = source.createQueryRunner();
  dropTablesAtOnce(runner);
  try {
    await makeNotes(runner);
    if (direction === 'up') {
      await step.instance.up(runner);
      return await note(true);
    }
    await note(false);
    try {
      await step.instance.down(runner);
    } catch (error) {
      await note(true);
      throw error;
    }
  } finally {
    await runner.release();
  }
}

/** TypeORM drops a table's indexes first, each by a statement of its own: cut there, the table would stay without them. */
function dropTablesAtOnce(runner: QueryRunner): void {
  runner.dropTable = async (table) => {
    const name = typeof table === 'string' ? table : table.name;
    await runner.query(`DROP TABLE IF EXISTS ${runner.dataSource.driver.escape(name)}`);
  };
}
