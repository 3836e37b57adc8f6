import { TravelDocument } from '@crimegraph/documents/entities/travel-document';
import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import { PendingRow } from '@crimegraph/shared/audit/pending-row';
import { globalId } from '@crimegraph/shared/ids/global-id';
import type { Store } from '@crimegraph/shared/store/store';

/** Numbers of the documents on record whose report has left no entry, neither in a chain nor waiting for a place in one. */
export async function unauditedRecords({ reader }: Store): Promise<string[]> {
  const records = await reader.find(TravelDocument);
  const shown = [
    ...(await reader.find(AuditRow)).map((row) => row.shown),
    ...(await reader.find(PendingRow)).map(({ entry }) => entry),
  ].join('\n');
  return records.filter(({ id }) => !shown.includes(globalId('TravelDocument', id))).map(({ number }) => number);
}
