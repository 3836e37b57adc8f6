import type { RecordSource } from '@crimegraph/shared/feed/record-source';
import { TravelDocument } from './entities/travel-document';

/** Documents on record. A withdrawn record keeps its row and is on record no more. */
export const documentRecords: RecordSource = {
  type: 'TravelDocument',
  entity: TravelDocument,
  onRecord: 'record.withdrawnAt IS NULL',
  retentionOf: () => 'documents',
  parts: [],
};
