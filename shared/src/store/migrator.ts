import type { DataSource } from 'typeorm';
import { LockLost, type LockTiming, withMigrationLock } from './migration-lock';
import { notedMigrations } from './migration-notes';
import type { Dialect } from './dialect';
import { type Confirm, type Direction, type MigrationStep, takeAtOnce, takeByStatement } from './take-migration';
import type { Write } from './write';

/** How a store's schema stands to the code that opened it: names of migrations, oldest first. */
export interface SchemaState {
  /** The code has them, the store not yet. */
  pending: string[];
  /** The store has them and the code does not know them: a later version of the code has been here. */
  unknown: string[];
}

/** Told of each migration that was applied (`up`) or taken back (`down`). */
export type OnMigration = (name: string, direction: Direction) => void;

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
    private readonly write: Write,
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
      await this.take(steps.slice(0, limit), 'up', confirm, onMigration);
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
      await this.take(steps.reverse().slice(0, count), 'down', confirm, onMigration);
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

  private async take(
    steps: readonly MigrationStep[],
    direction: Direction,
    confirm: Confirm,
    onMigration: OnMigration,
  ): Promise<void> {
    for (const step of steps) {
      try {
        if (this.dialect === 'sqlite') await takeAtOnce(this.write, step, direction);
        else await takeByStatement(this.source, this.write, step, direction, confirm);
      } catch (error) {
        if (error instanceof LockLost) throw error;
        throw new Error(`the migration ${step.name} failed (${direction}): ${reason(error)}`, { cause: error });
      }
      onMigration(step.name, direction);
    }
  }

  private steps(): MigrationStep[] {
    const steps = this.source.migrations.map((instance) => {
      const name = instance.name ?? instance.constructor.name;
      return { name, time: Number(name.slice(-TIME_DIGITS)), instance };
    });
    const wrong = steps.find((one, index) => !one.time || steps.findIndex(({ name }) => name === one.name) !== index);
    if (wrong !== undefined) {
      throw new Error(
        `the migration ${wrong.name} has no name of its own that ends in a time of ${TIME_DIGITS} digits.`,
      );
    }
    return steps.sort((a, b) => a.time - b.time);
  }

  private async applied(): Promise<string[]> {
    const runner = this.source.createQueryRunner();
    try {
      return await notedMigrations(runner);
    } finally {
      await runner.release();
    }
  }
}

function reason(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code !== undefined && QUOTING_ERRORS.test(code)) return code;
  return (message ?? String(error)).split('\n')[0] ?? '';
}
