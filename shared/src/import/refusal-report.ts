import { closeSync, constants, fdatasyncSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';

/** One line of the report: where, why, and what was expected; never what stands there. */
export interface RefusalLine {
  row: number | string;
  column: string;
  code: string;
  expected: string;
}

const HEADER = 'row,column,code,expected\n';

/** The report of what an import refused: a CSV file beside the one that is imported. */
export class RefusalReport {
  private constructor(
    private readonly file: number,
    /** Its length as it was found to be valid. */
    readonly length: number,
  ) {}

  /**
   * Opens the report of an import that has got as far as `length` bytes of it; what a killed process wrote behind that is
   * cut off. When the earlier part is gone, a line says so.
   *
   * @param row the last row that the earlier part is about
   */
  static open(path: string, length: number, row: number): RefusalReport {
    const file = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
    const found = fstatSync(file).size;
    if (found > 0 && !isReport(file)) {
      closeSync(file);
      throw new Error('--report: expected a new file, or the report of an earlier import.');
    }
    if (length > 0 && found >= length) {
      ftruncateSync(file, length);
      return new RefusalReport(file, length);
    }
    ftruncateSync(file, 0);
    const report = new RefusalReport(file, 0);
    if (length === 0) return new RefusalReport(file, report.writeText(0, HEADER));
    const gone = {
      row: `1 to ${row}`,
      column: '',
      code: 'NOT_REPORTED',
      expected: 'the report of an earlier run, which is not here any more',
    };
    return new RefusalReport(file, report.writeText(0, HEADER + text(gone)));
  }

  /** Writes lines at `position`, so that a repetition of the same chunk writes them again in the same place. */
  write(position: number, lines: readonly RefusalLine[]): number {
    return this.writeText(position, lines.map(text).join(''));
  }

  close(): void {
    closeSync(this.file);
  }

  /** @returns the length of the report with it; what stood behind is cut off */
  private writeText(position: number, lines: string): number {
    const bytes = Buffer.from(lines);
    for (let written = 0; written < bytes.length;) {
      written += writeSync(this.file, bytes, written, bytes.length - written, position + written);
    }
    const end = position + bytes.length;
    ftruncateSync(this.file, end);
    if (bytes.length > 0) fdatasyncSync(this.file);
    return end;
  }
}

function isReport(file: number): boolean {
  const start = Buffer.alloc(HEADER.length);
  readSync(file, start, 0, start.length, 0);
  return start.toString() === HEADER;
}

function text({ row, column, code, expected }: RefusalLine): string {
  return `${[String(row), column, code, expected].map(cell).join(',')}\n`;
}

function cell(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
