import { closeSync, constants, fdatasyncSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';

/** One line of a feed's file, without the records: where a reader of the file stands who has applied all lines above. */
export interface CursorLine {
  cursor: string;
  /** Present on the first line. */
  feed?: string;
  format?: number;
  bureau?: string;
  clearance?: number;
  /** The cursor that the export was asked to go on from; null for a full export. */
  since?: string | null;
  /** True on the last line of a finished export. */
  end?: boolean;
}

/**
 * The file of an export: JSON Lines, in pages that each end with a cursor. A process that was killed leaves a file whose
 * last cursor line is the end of a complete page; what follows it is cut off when the export goes on.
 */
export class FeedFile {
  private constructor(
    private readonly file: number,
    private end: number,
    /** Of an export that was begun before: its first line, and its last one with a cursor. */
    readonly begun: { first: CursorLine; last: CursorLine } | undefined,
  ) {}

  /** Opens or creates it. @throws when it holds something else than an export */
  static open(path: string): FeedFile {
    const file = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
    const size = fstatSync(file).size;
    const head = read(file, 0, Math.min(size, HEAD_BYTES));
    const firstEnd = head.indexOf('\n');
    const first = cursorLine(firstEnd < 0 ? undefined : head.subarray(0, firstEnd));
    if (first?.feed !== undefined) {
      const last = lastCursorLine(file, size) ?? { line: first, end: firstEnd + 1 };
      ftruncateSync(file, last.end);
      return new FeedFile(file, last.end, { first, last: last.line });
    }
    // A first line that was not written to its end is all else that a kill can leave of ours.
    if (firstEnd >= 0 || size > HEAD_BYTES || !isBeginning(head.toString())) {
      closeSync(file);
      throw new Error('expected a new file, or one that an earlier export has begun');
    }
    ftruncateSync(file, 0);
    return new FeedFile(file, 0, undefined);
  }

  /** Adds a page as one whole: lines, then where the reader stands. */
  add(lines: readonly string[], cursor: CursorLine): void {
    const page = Buffer.from([...lines, JSON.stringify(cursor)].map((line) => `${line}\n`).join(''));
    for (let written = 0; written < page.length;) {
      written += writeSync(this.file, page, written, page.length - written, this.end + written);
    }
    fdatasyncSync(this.file);
    this.end += page.length;
  }

  close(): void {
    closeSync(this.file);
  }
}

const BEGINNING = '{"feed":';
/** The first line has a cursor or two: about a thousand bytes. */
const HEAD_BYTES = 16_384;
const WINDOW_BYTES = 1_048_576;
const CURSOR_BEGINNING = '\n{"cursor":';

function isBeginning(text: string): boolean {
  return text.startsWith(BEGINNING) || BEGINNING.startsWith(text);
}

/** Searched from the end in growing windows: pages are small, files are not. */
function lastCursorLine(file: number, size: number): { line: CursorLine; end: number } | undefined {
  for (let window = WINDOW_BYTES; ; window *= 2) {
    const start = Math.max(0, size - window);
    const tail = read(file, start, size - start);
    let found = tail.lastIndexOf(CURSOR_BEGINNING);
    // The very last line may have been cut short.
    if (found > 0 && tail.indexOf('\n', found + 1) < 0) found = tail.lastIndexOf(CURSOR_BEGINNING, found - 1);
    const end = found < 0 ? -1 : tail.indexOf('\n', found + 1);
    const line = end < 0 ? undefined : cursorLine(tail.subarray(found + 1, end));
    if (line !== undefined) return { line, end: start + end + 1 };
    if (start === 0) return undefined;
  }
}

function cursorLine(bytes: Buffer | undefined): CursorLine | undefined {
  try {
    const line: unknown = JSON.parse(bytes?.toString() ?? '');
    const isCursor = typeof line === 'object' && line !== null && typeof (line as CursorLine).cursor === 'string';
    return isCursor ? (line as CursorLine) : undefined;
  } catch {
    return undefined;
  }
}

function read(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let done = 0; done < length;) {
    const count = readSync(file, bytes, done, length - done, position + done);
    if (count === 0) return bytes.subarray(0, done);
    done += count;
  }
  return bytes;
}
