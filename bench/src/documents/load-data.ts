import { Readable } from 'node:stream';
import { createConnection } from 'mysql2/promise';
import { documentFields, documentFieldNames } from './synthetic-document';

const ROWS_PER_PIECE = 500;

/**
 * Brings documents `from` to `to` into the live table as an import does: one stream into `LOAD DATA`, every index kept up
 * row by row. Gives the rows a second.
 */
export async function loadData(url: string, from: number, to: number): Promise<number> {
  const connection = await createConnection(url);
  const started = performance.now();
  await connection.query({
    sql: `LOAD DATA LOCAL INFILE 'documents' INTO TABLE travel_document CHARACTER SET utf8mb4 (${documentFieldNames})`,
    infileStreamFactory: () => Readable.from(pieces(from, to)),
  });
  const seconds = (performance.now() - started) / 1_000;
  await connection.end();
  return Math.round((to - from + 1) / seconds);
}

function* pieces(from: number, to: number): Generator<Buffer> {
  for (let first = from; first <= to; first += ROWS_PER_PIECE) {
    let text = '';
    for (let n = first; n <= Math.min(to, first + ROWS_PER_PIECE - 1); n += 1)
      text += `${documentFields(n).join('\t')}\n`;
    yield Buffer.from(text);
  }
}
