import Libsql from 'libsql';

/**
 * The embedded engine as TypeORM's `better-sqlite3` driver.
 *
 * libsql is the one embedded SQLite that installs without a compiler on every supported Node, but its statements differ
 * from better-sqlite3 in ways TypeORM trips over: blobs come back as ArrayBuffer, and a lone null or Buffer argument is
 * taken for an argument list. Calling with a spread list and converting blobs makes the two alike.
 */
export class LibsqlDriver {
  private readonly database: Libsql.Database;

  constructor(path: string, options: Libsql.Options) {
    this.database = new Libsql(path, options);
  }

  get open(): boolean {
    return this.database.open;
  }

  prepare(sql: string): PreparedStatement {
    const statement = this.database.prepare(sql === 'BEGIN TRANSACTION' ? BEGIN : sql);
    return {
      reader: statement.reader,
      all: (...parameters) => (statement.all(list(parameters)) as Row[]).map(checked),
      get: (...parameters) => {
        const row = statement.get(list(parameters)) as Row | undefined;
        return row === undefined ? undefined : checked(row);
      },
      run: (...parameters) => statement.run(list(parameters)),
    };
  }

  exec(sql: string): void {
    this.database.exec(sql);
  }

  /** Runs `PRAGMA source`, for instance `journal_mode = WAL`. */
  pragma(source: string): unknown {
    return this.database.pragma(source);
  }

  close(): void {
    this.database.close();
  }
}

/**
 * A transaction of ours writes: it waits for its turn when it begins. One that began by reading could not write any more
 * once another process has written.
 */
const BEGIN = 'BEGIN IMMEDIATE';

type Row = Record<string, unknown>;

interface PreparedStatement {
  reader: boolean;
  all(...parameters: unknown[]): Row[];
  get(...parameters: unknown[]): Row | undefined;
  run(...parameters: unknown[]): Libsql.RunResult;
}

/**
 * An explicit list keeps a single null or Buffer from being read as the list itself.
 *
 * @throws for a text with NUL, at which libsql would cut it: another number would be stored, or looked for
 */
function list(parameters: unknown[]): unknown[] {
  for (const value of parameters) {
    if (typeof value === 'string' && value.includes('\0'))
      throw new RangeError('a text must not hold the character NUL.');
  }
  return parameters;
}

/** With buffers for blobs. @throws for a whole number of which a JavaScript number cannot hold all digits */
function checked(row: Row): Row {
  for (const key of Object.keys(row)) {
    const value = row[key];
    if (value instanceof ArrayBuffer) row[key] = Buffer.from(value);
    else if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
      throw new RangeError(
        `"${key}" was read as a whole number beyond 2^53: its digits are not certain. Keep it as text.`,
      );
    }
  }
  return row;
}
