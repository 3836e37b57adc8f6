import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';

/** One row of a CSV file. */
export interface CsvRow {
  /** As a spreadsheet counts: the header is row 1, and empty lines count. */
  number: number;
  cells: string[];
  /** The first byte of the file behind it. */
  end: number;
}

/** Where to begin: a byte, and the number of the row before it. */
export interface CsvPlace {
  byteOffset: number;
  rowNumber: number;
}

/** A longer row is not one: more likely, a quote was never closed. */
const MAX_ROW_CHARACTERS = 1_048_576;
const READ_BYTES = 262_144;
const START: CsvPlace = { byteOffset: 0, rowNumber: 0 };

/**
 * The rows of a CSV file (RFC 4180: commas, quotes doubled; UTF-8 with or without a byte order mark; lines end with LF or
 * CRLF), read as they are asked for. Bytes that are not UTF-8 come as U+FFFD.
 *
 * @throws with one line that names the row when the file cannot be read as CSV
 */
export async function* csvRows(
  path: string,
  from: CsvPlace = START,
  onBytes: (bytes: Buffer) => void = () => undefined,
): AsyncGenerator<CsvRow> {
  const parser = parse({
    bom: from.byteOffset === 0,
    info: true,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_CHARACTERS,
  });
  const file = createReadStream(path, { start: from.byteOffset, highWaterMark: READ_BYTES });
  file.on('data', (chunk) => onBytes(chunk as Buffer));
  pipeline(file, parser, () => undefined);
  let number = from.rowNumber;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      number = from.rowNumber + info.records + info.empty_lines;
      yield { number, cells: record, end: from.byteOffset + info.bytes };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Error(`${basename(path)}: row ${number + 1}: ${explain(error.code)}.`, { cause: error });
  }
}

interface Info {
  bytes: number;
  records: number;
  empty_lines: number;
}

/** What a first reading of a whole file tells. */
export interface CsvSurvey {
  header: string[];
  /** Where the rows below the header begin. */
  body: CsvPlace;
  /** Number of the last row. */
  lastRow: number;
  /** SHA-256, hexadecimal: the file's identity, whatever its name. */
  digest: string;
  bytes: number;
}

/** Reads a file once, to its end, before anything is done with it. @throws with one line when it cannot be read as CSV */
export async function surveyCsv(path: string): Promise<CsvSurvey> {
  const hash = createHash('sha256');
  let bytes = 0;
  let first: CsvRow | undefined;
  let lastRow = 0;
  demandUtf8(path);
  const rows = csvRows(path, START, (chunk) => {
    hash.update(chunk);
    bytes += chunk.length;
  });
  for await (const row of rows) {
    first ??= row;
    lastRow = row.number;
  }
  if (first === undefined) throw new Error(`${basename(path)}: expected a header row; the file is empty.`);
  return {
    header: first.cells.map((name) => name.trim()),
    body: { byteOffset: first.end, rowNumber: first.number },
    lastRow,
    digest: hash.digest('hex'),
    bytes,
  };
}

/** By its byte order mark: what UTF-16 comes to as UTF-8 would be told as a header of unknown columns. */
function demandUtf8(path: string): void {
  const mark = Buffer.alloc(2);
  const file = openSync(path, 'r');
  readSync(file, mark, 0, mark.length, 0);
  closeSync(file);
  if (mark.readUInt16BE() === 0xfffe || mark.readUInt16BE() === 0xfeff) {
    throw new Error(`${basename(path)}: expected UTF-8, this is UTF-16.`);
  }
}

/** The parser's own messages repeat what stands in the file. */
function explain(code: string): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a quote is opened and never closed';
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'expected a comma or the end of the row behind a closing quote; a quote within quotes is written twice';
    case 'INVALID_OPENING_QUOTE':
      return 'a quote stands in the middle of a cell that does not begin with one';
    case 'CSV_MAX_RECORD_SIZE':
      return `expected at most ${MAX_ROW_CHARACTERS} characters; a quote may be opened and never closed`;
    default:
      return 'this is not CSV';
  }
}
