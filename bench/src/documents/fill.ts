import { documents } from '@crimegraph/documents/definition';
import { openStore } from '@crimegraph/shared/store/open-store';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { insertDocuments } from './synthetic-document';

const CHUNK = 250_000;
const CHECK_INDEX = 'travel_document_check';
const CHECK_COLUMNS = 'issuingCountry, numberKey, activeKey';

/** What a fill came to. */
export interface FillFigures {
  /** Documents that were added by this run. */
  added: number;
  /** Documents a second while rows were added, the index of checks left out. */
  rowsPerSecond: number;
  /** How long the index of checks took to be built over all rows, in seconds; 0 when it was there. */
  indexSeconds: number;
}

/**
 * Fills the database at `url` up to `rows` synthetic documents, from where an earlier run came to. The index of checks is
 * built when all rows are there: in the random order of numbers it is by far the dearest to keep up, row by row.
 */
export async function fill(
  url: string,
  rows: number,
  progress: (done: number, rowsPerSecond: number) => void,
): Promise<FillFigures> {
  await (await openStore({ ...documents, databaseUrl: url, dataDir: '' })).close();
  const connection = await createConnection(url);
  try {
    return await fillWith(connection, rows, progress);
  } finally {
    await connection.end();
  }
}

async function fillWith(
  connection: Connection,
  rows: number,
  progress: (done: number, rowsPerSecond: number) => void,
): Promise<FillFigures> {
  const first = await lastPosition(connection);
  if (first < rows && (await hasCheckIndex(connection))) {
    await connection.query(`ALTER TABLE travel_document DROP INDEX ${CHECK_INDEX}`);
  }
  const started = performance.now();
  let done = first;
  while (done < rows) {
    const to = Math.min(rows, done + CHUNK);
    await connection.query(insertDocuments(done + 1, to));
    done = to;
    progress(done, ratePerSecond(done - first, started));
  }
  const rowsPerSecond = ratePerSecond(done - first, started);
  const indexStarted = performance.now();
  if (!(await hasCheckIndex(connection))) {
    await connection.query(`ALTER TABLE travel_document ADD UNIQUE INDEX ${CHECK_INDEX} (${CHECK_COLUMNS})`);
  }
  const indexSeconds = Math.round((performance.now() - indexStarted) / 1_000);
  await connection.query('ANALYZE TABLE travel_document');
  return { added: done - first, rowsPerSecond, indexSeconds };
}

/** How many documents the database at `url` has been filled with. */
export async function filledTo(url: string): Promise<number> {
  const connection = await createConnection(url);
  const filled = await lastPosition(connection);
  await connection.end();
  return filled;
}

async function lastPosition(connection: Connection): Promise<number> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT MAX(position) AS filled FROM travel_document');
  return Number(rows[0]?.['filled'] ?? 0);
}

async function hasCheckIndex(connection: Connection): Promise<boolean> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SHOW INDEX FROM travel_document WHERE Key_name = '${CHECK_INDEX}'`,
  );
  return rows.length > 0;
}

function ratePerSecond(count: number, startedAt: number): number {
  return Math.round(count / ((performance.now() - startedAt) / 1_000));
}
