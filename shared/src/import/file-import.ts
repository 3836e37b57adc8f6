import type { EntityManager } from 'typeorm';
import type { RecordType } from '../ids/global-id';
import type { Importer } from './csv-import';
import type { RefusalLine } from './refusal-report';

/** How a file that is one record is imported, by the very steps of the mutation that takes it. */
export interface FileImport {
  readonly type: RecordType;
  /** How the names of such files end, in small letters, each with its dot. */
  readonly extensions: readonly string[];
  /** Records what the file holds, or says why it cannot. */
  record(manager: EntityManager, bytes: Buffer, by: Importer): Promise<FileOutcome>;
}

/** What became of a file: the database id of its record, or all that the report says; never the file's own data. */
export type FileOutcome = { id: string } | { refusals: readonly RefusalLine[] };
