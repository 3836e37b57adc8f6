import type { CsvPlace, CsvRow } from './csv-rows';

/** Where the rows of a file go. */
export interface ImportTarget {
  /** How far an earlier run has come. */
  readonly place: CsvPlace;
  readonly finished: boolean;
  readonly counts: { recorded: number; refused: number };
  /** Deals with the rows that follow `place`, all of them or none. */
  add(rows: readonly CsvRow[]): Promise<void>;
  finish(): Promise<void>;
  close(): void;
}
