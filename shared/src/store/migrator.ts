import { type DataSource, type EntityManager, type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { LockLost, type LockTiming, withMigrationLock } from './migration-lock';
import type { Dialect, Store } from './store';

/** How a store's schema stands to the code that opened it: names of migrations, oldest first. */
export interface SchemaState {
  /** The code has them, the store not yet. */
  pending: string[];
  /** The store has them and the code does not know them: a later version of the code has been here. */
  unknown: string[];
}

type Direction = 'up' | 'down';

/** Told of each migration that was applied (`up`) or taken back (`down`). */
export type OnMigration = (name: string, direction: Direction) => void;

/** What has been applied; the table, and the order by the time at the end of a name, are those of TypeORM's own command. */
const TABLE = 'migrations';
const TIME_DIGITS = 13;
/** A migration whose name begins so changes what earlier code relies on: earlier code must not work on it (ADR 0005). */
const BREAKING = 'Breaking';
/** Errors whose message quotes a value of a row, which may be personal data. */
const QUOTING_ERRORS = /^(ER_DUP_|ER_TRUNCATED_|SQLITE_CONSTRAINT)/;

/**
 * Brings one store's schema to what the code expects, and back (ADR 0005). Of several processes one does it, the others wait.
 * What fails leaves nothing that stops the next try: the embedded store takes a step and the note of it in one transaction;
 * MySQL commits at each DDL statement, so a step is one such statement, which does nothing when it was done before.
 */
export class Migrator {
  constructor(
    private readonly source: DataSource,
    private readonly dialect: Dialect,
    private readonly write: Store['write'],
    private readonly timing?: LockTiming,
  ) {}

  /** How the schema stands; changes nothing, and needs no right to. */
  async state(): Promise<SchemaState> {
    const applied = await this.applied();
    const known = this.steps().map(({ name }) => name);
    return {
      pending: known.filter((name) => !applied.includes(name)),
      unknown: applied.filter((name) => !known.includes(name)),
    };
  }

  /**
   * How the schema stands, for code that is going to work on it.
   *
   * @throws when a later version of the code has changed what this one relies on
   */
  async usableState(): Promise<SchemaState> {
    const state = await this.state();
    const breaking = state.unknown.find((name) => name.startsWith(BREAKING));
    if (breaking !== undefined) {
      throw new Error(`the database is newer than this code, which must not work on it: ${breaking} was applied.`);
    }
    return state;
  }

  /**
   * Applies what is pending, oldest first.
   *
   * @param limit how many at most; tests go step by step
   * @throws when a migration fails, naming it, or as `usableState` does
   */
  async up(onMigration: OnMigration = () => undefined, limit = Infinity): Promise<void> {
    if ((await this.usableState()).pending.length === 0) return;
    await this.alone(async (confirm) => {
      // While this process waited another one may have done it all.
      const { pending } = await this.usableState();
      const steps = this.steps().filter(({ name }) => pending.includes(name));
      for (const step of steps.slice(0, limit)) {
        await this.take(step, 'up', confirm);
        onMigration(step.name, 'up');
      }
    });
  }

  /**
   * Takes back the last `count` migrations, the newest first; data that only they had room for is lost.
   *
   * @throws when a migration fails, naming it, or when the code does not know all that was applied
   */
  async down(count: number, onMigration: OnMigration = () => undefined): Promise<void> {
    await this.alone(async (confirm) => {
      if ((await this.state()).unknown.length > 0) {
        throw new Error('the database is newer than this code: only the code that migrated it can take that back.');
      }
      const applied = await this.applied();
      const steps = this.steps().filter(({ name }) => applied.includes(name));
      for (const step of steps.reverse().slice(0, count)) {
        await this.take(step, 'down', confirm);
        onMigration(step.name, 'down');
      }
    });
  }

  private async alone(work: (confirm: Confirm) => Promise<void>): Promise<void> {
    // The embedded store's own lock, for each step, is enough.
    if (this.dialect === 'sqlite') return work(() => Promise.resolve());
    for (;;) {
      try {
        return await withMigrationLock(this.source.manager, this.write, work, this.timing);
      } catch (error) {
        if (!(error instanceof LockLost)) throw error;
      }
    }
  }

  private async take(step: Step, direction: Direction, confirm: Confirm): Promise<void> {
    try {
      await (this.dialect === 'sqlite'
        ? this.takeAtOnce(step, direction)
        : this.takeByStatement(step, direction, confirm));
    } catch (error) {
      if (error instanceof LockLost) throw error;
      throw new Error(`the migration ${step.name} failed (${direction}): ${reason(error)}`, { cause: error });
    }
  }

  private takeAtOnce(step: Step, direction: Direction): Promise<void> {
    return this.write(async (manager) => {
      const runner = manager.queryRunner as QueryRunner;
      await runner.createTable(notes(), true);
      if ((await isNoted(manager, step)) === (direction === 'up')) return;
      await step.instance[direction](runner);
      await note(manager, step, direction);
    });
  }

  /** In an order that can be cut anywhere: what is noted as applied is always there. */
  private async takeByStatement(step: Step, direction: Direction, confirm: Confirm): Promise<void> {
    const record = (as: Direction) =>
      this.write(async (manager) => {
        await confirm(manager);
        if ((await isNoted(manager, step)) !== (as === 'up')) await note(manager, step, as);
      });
    await this.withRunner(async (runner) => {
      dropTablesAtOnce(runner);
      await runner.createTable(notes(), true);
      if (direction === 'up') {
        await step.instance.up(runner);
        return record('up');
      }
      await record('down');
      try {
        await step.instance.down(runner);
      } catch (error) {
        await record('up');
        throw error;
      }
    });
  }

  private steps(): Step[] {
    const steps = this.source.migrations.map((instance) => {
      const name = instance.name ?? instance.constructor.name;
      return { name, time: Number(name.slice(-TIME_DIGITS)), instance };
    });
    const wrong = steps.find(
      ({ name, time }, index) => !time || steps.findIndex((step) => step.name === name) !== index,
    );
    if (wrong !== undefined)
      throw new Error(`${wrong.name}: expected a name of its own that ends in a time of ${TIME_DIGITS} digits.`);
    return steps.sort((a, b) => a.time - b.time);
  }

  private applied(): Promise<string[]> {
    return this.withRunner(async (runner) => {
      if (!(await runner.hasTable(TABLE))) return [];
      const rows = (await runner.query(`SELECT name FROM ${TABLE} ORDER BY id`)) as { name: string }[];
      return rows.map(({ name }) => name);
    });
  }

  private async withRunner<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      return await work(runner);
    } finally {
      await runner.release();
    }
  }
}

/** TypeORM drops a table's indexes first, each by a statement of its own: cut there, the table would stay without them. */
function dropTablesAtOnce(runner: QueryRunner): void {
  runner.dropTable = async (table) => {
    const name = typeof table === 'string' ? table : table.name;
    await runner.query(`DROP TABLE IF EXISTS ${runner.dataSource.driver.escape(name)}`);
  };
}

type Confirm = (manager: EntityManager) => Promise<void>;

interface Step {
  name: string;
  /** Milliseconds, by which steps are ordered. */
  time: number;
  instance: MigrationInterface;
}

function notes(): Table {
  return new Table({
    name: TABLE,
    columns: [
      { name: 'id', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
      { name: 'timestamp', type: 'bigint' },
      { name: 'name', type: 'varchar', length: '255' },
    ],
  });
}

async function isNoted(manager: EntityManager, { name }: Step): Promise<boolean> {
  return (await manager.query<object[]>(`SELECT id FROM ${TABLE} WHERE name = ?`, [name])).length > 0;
}

async function note(manager: EntityManager, { name, time }: Step, direction: Direction): Promise<void> {
  if (direction === 'up') await manager.query(`INSERT INTO ${TABLE} (timestamp, name) VALUES (?, ?)`, [time, name]);
  else await manager.query(`DELETE FROM ${TABLE} WHERE name = ?`, [name]);
}

function reason(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code !== undefined && QUOTING_ERRORS.test(code)) return code;
  return (message ?? String(error)).split('\n')[0] ?? '';
}
