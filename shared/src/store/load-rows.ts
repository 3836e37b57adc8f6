import { Readable } from 'node:stream';
import type { DataSource, EntityManager } from 'typeorm';

/** Values of one row, in the order of the columns, as the driver would bind them. */
export type RowValues = readonly unknown[];

/**
 * Inserts rows by `LOAD DATA LOCAL INFILE`, the fastest way into MySQL and MariaDB, from memory: no file is read, and the
 * server cannot ask for one. Within a transaction.
 *
 * A local load skips what breaks a unique key and cuts what is too long, and calls it a warning. So anything but "all rows,
 * no warning" is undone, and the caller inserts by statements, which fail with the very reason.
 *
 * @param table, columns escaped names
 * @returns whether the rows are in the table; false when the server does not take local files, or not all of these rows
 */
export async function loadRows(
  manager: EntityManager,
  table: string,
  columns: readonly string[],
  rows: readonly RowValues[],
): Promise<boolean> {
  const { dataSource, queryRunner } = manager;
  if (queryRunner === undefined || refusing.has(dataSource) || rows.some((row) => row.some(isBinary))) return false;
  const sql =
    `LOAD DATA LOCAL INFILE 'rows' INTO TABLE ${table} CHARACTER SET utf8mb4 ` +
    `FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n' (${columns.join(', ')})`;
  await manager.query(`SAVEPOINT ${SAVEPOINT}`);
  dataSource.logger.logQuery(sql);
  try {
    const connection = (await queryRunner.connect()) as LoadingConnection;
    const [loaded] = await connection.promise().query({
      sql,
      // One chunk: each becomes a packet of its own.
      infileStreamFactory: () => Readable.from([Buffer.from(rows.map(line).join(''))]),
    });
    if (loaded.affectedRows === rows.length && loaded.warningStatus === 0) return true;
  } catch (error) {
    if (!REFUSALS.has((error as { errno?: number }).errno ?? 0)) throw error;
    refusing.add(dataSource);
  }
  await manager.query(`ROLLBACK TO SAVEPOINT ${SAVEPOINT}`);
  return false;
}

const SAVEPOINT = 'before_load';

/** "Loading local data is disabled" of MariaDB and older MySQL, of MySQL 8, and of MariaDB for the client's side. */
const REFUSALS = new Set([1148, 3948, 4166]);

/** The stores whose server has said that it does not take local files. */
const refusing = new WeakSet<DataSource>();

interface LoadingConnection {
  promise(): {
    query(options: {
      sql: string;
      infileStreamFactory: () => Readable;
    }): Promise<[{ affectedRows: number; warningStatus: number }, unknown]>;
  };
}

/** Loads are text; the few tables with bytes are inserted by statements. */
function isBinary(value: unknown): boolean {
  return value instanceof Uint8Array;
}

function line(row: RowValues): string {
  return `${row.map(field).join('\t')}\n`;
}

function field(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (value instanceof Date) return value.toISOString().replace('T', ' ').slice(0, -1);
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') {
    throw new TypeError(`a value of type ${typeof value} is none of a column`);
  }
  // eslint-disable-next-line no-control-regex
  return String(value).replace(/[\\\t\n\u0000]/g, (character) => ESCAPED[character] ?? character);
}

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\u0000': '\\0' };
