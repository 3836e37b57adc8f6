import type { AuditLog } from '../audit/audit-log';
import type { Viewer } from '../identity/viewer';
import type { SubgraphDefinition } from '../server/subgraph-definition';
import type { Store } from '../store/store';
import type { CsvImport } from './csv-import';

/** What is imported, for whom, and where what was refused is told. */
export interface ImportOptions {
  viewer: Viewer;
  file: string;
  report: string;
  /** Of every record, 1 to 3. */
  confidentiality: 1 | 2 | 3;
}

/** What an import works with. */
export interface ImportContext<Loaders = unknown> {
  definition: SubgraphDefinition<Loaders>;
  csv: CsvImport;
  store: Store;
  log: AuditLog;
  /** Key of the audit log's digests. */
  secret: Uint8Array;
}
