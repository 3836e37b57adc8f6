import type { EntityManager } from 'typeorm';
import type { Viewer } from '../identity/viewer';
import type { RecordType } from '../ids/global-id';
import type { InvalidField } from '../requests/problems';

/** One column of a CSV file of records. */
export interface CsvColumn {
  /** As it stands in the header. */
  name: string;
  /** Where its value goes in the record's GraphQL input: `lossDate`, `make.code`, `names.0.family`. Lists grow by each value. */
  path: string;
  /** What must be there: the column in the header, or a value in each row as well. */
  mandatory?: 'HEADER' | 'ROW';
  /** Makes the input's value of one that the cell holds; without it, text, number or truth as the schema says. */
  read?: (text: string) => unknown;
}

/** How records of a subgraph are imported from CSV: by the very steps of the mutation that takes one of them. */
export interface CsvImport<Input extends object = object> {
  readonly type: RecordType;
  /** Name of the GraphQL input type that one row is read into: its scalars, enums and defaults hold for cells too. */
  readonly inputType: string;
  readonly columns: readonly CsvColumn[];
  /** What every input begins as, before the cells; an empty object when absent. */
  base?(): object;
  /** Records what may be recorded, in few statements; outcomes in the order of `inputs`. */
  record(manager: EntityManager, inputs: readonly Input[], by: Importer): Promise<ImportOutcome[]>;
  /** Equal for two inputs of which the second is a duplicate of the first; null when an input has no duplicates. */
  duplicateKey(input: Input, by: Importer): string | null;
  /** What is said of a duplicate. */
  readonly duplicate: Refusal;
}

/** For whom, when and under which options rows are recorded. */
export interface Importer {
  viewer: Viewer;
  now: Date;
  /** 1 to 3, of every record. */
  confidentiality: 1 | 2 | 3;
}

/** What became of one row: the database id of its record, or why there is none. */
export type ImportOutcome = { id: string } | Refusal;

/** Why a row was refused. Never the row's own data. */
export interface Refusal {
  code: RefusalCode;
  /** Paths within the row's input. */
  problems: readonly { path: string; expected: string }[];
}

/** A refusal for the problems of a validation, whose paths begin with the name of its input. */
export function invalidRow(fields: readonly InvalidField[]): Refusal {
  const problems = fields.map(({ path, expected }) => ({ path: path.split('.').slice(1).join('.'), expected }));
  return { code: 'INVALID_INPUT', problems };
}

/** Why a row is refused, as the report says it. */
export type RefusalCode = 'INVALID_INPUT' | 'NOT_OWNER' | 'DUPLICATE_RECORD' | 'NOT_UTF8' | 'WRONG_NUMBER_OF_CELLS';
