import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { RecordType } from '../ids/global-id';
import type { RetentionKind } from '../retention/periods-data';
import type { RecordRow } from '../store/record-row';

/** The records of one type in a store: all that is needed to restrict, keep, delete and tell of them, whatever they are about. */
export interface RecordSource {
  readonly type: RecordType;
  readonly entity: new () => RecordRow;
  /** SQL condition on the alias `record` for a row to be on record at all, whoever asks; without it every row is. */
  readonly onRecord?: string;
  /** What its period of retention is called. */
  retentionOf(row: RecordRow): RetentionKind;
  /** A further column with the end of its validity, which moves with its end when it is set. */
  readonly validUntil?: string;
  /** The tables that hold parts of a record, with the column that has its id: what goes when the record goes. */
  readonly parts: readonly { readonly entity: new () => ObjectLiteral; readonly column: string }[];
  /** Takes away what stands beside the parts and can be told from them alone, search keys for instance; called before they go, with at most a thousand ids. */
  beforeRemoval?(manager: EntityManager, ids: readonly string[]): Promise<void>;
}

/** A query on the records of `source`, as `record`, whoever may see them. */
export function recordsOf(manager: EntityManager, source: RecordSource): SelectQueryBuilder<RecordRow> {
  const query = manager.createQueryBuilder(source.entity, 'record');
  return source.onRecord === undefined ? query : query.where(source.onRecord);
}
