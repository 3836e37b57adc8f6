import type { EntityManager } from 'typeorm';
import type { RecordSource } from '../feed/record-source';
import { databaseId } from '../ids/global-id';
import { idempotent } from '../requests/idempotent';
import { blockRecord, unblockRecord } from '../restriction/restrict-record';
import { deleteRecords } from '../retention/delete-records';
import type { SubgraphContext } from '../server/subgraph-context';
import { forUpdate } from '../store/for-update';
import { demandCommission, parsed } from './commission-call';
import { type OrderCall, orderCallSchema, type OrderOutcome } from './commission-order';
import type { RecordContent } from './record-content';

/**
 * Carries out what the commission orders about a record, in one transaction with its audit entry, the tombstone of the change
 * feed, and the note that it was done: a call that is sent again is answered with what the first one did.
 *
 * @param records all of the subgraph's records, by type
 * @param contentOf what a record says now; undefined when it is not on record
 */
export async function carryOutOrder<Loaders>(
  records: readonly RecordSource[],
  body: unknown,
  { store, viewer, audit, now }: SubgraphContext<Loaders>,
  contentOf: (recordId: string) => Promise<RecordContent | undefined>,
): Promise<OrderOutcome> {
  const call = parsed(orderCallSchema, body);
  demandCommission(viewer, 'commission:decide');
  audit.asked([call.recordId]);
  const outcome = await idempotent(store, viewer, 'commission-order', call, async (manager) => {
    const done = await carryOut(manager, records, call, now, contentOf);
    audit.changed(done.__typename === 'RecordNotHeld' ? [] : [call.recordId]);
    return done;
  });
  if (outcome.__typename === 'RequestConflict') throw new Error('an order was sent again as another one');
  return outcome;
}

async function carryOut(
  manager: EntityManager,
  records: readonly RecordSource[],
  { act, recordId, restriction }: OrderCall,
  now: Date,
  contentOf: (recordId: string) => Promise<RecordContent | undefined>,
): Promise<OrderOutcome> {
  const [source, id] = located(records, recordId);
  if (source === undefined || !(await isHeld(manager, source, id)))
    return { __typename: 'RecordNotHeld', restriction: null };
  switch (act) {
    case 'CORRECT': {
      // Nobody changes the row until this ends, so this is what the owner is to change.
      const content = await contentOf(recordId);
      if (content === undefined) return { __typename: 'RecordNotHeld', restriction: null };
      return { __typename: 'CorrectionOrdered', restriction: null, content };
    }
    case 'DELETE':
      await deleteRecords(manager, source, [id], now);
      return { __typename: 'RecordDeleted', restriction: null };
    case 'BLOCK':
      return { __typename: 'RecordBlocked', restriction: (await blockRecord(manager, source, id, now)) ?? null };
    case 'UNBLOCK':
      await unblockRecord(manager, source, id, restriction ?? 'NONE', now);
      return { __typename: 'RecordUnblocked', restriction: null };
  }
}

function located(records: readonly RecordSource[], recordId: string): [RecordSource | undefined, string] {
  for (const source of records) {
    const id = databaseId(source.type, recordId);
    if (id !== undefined) return [source, id];
  }
  return [undefined, ''];
}

/** Whether the row is there, withdrawn or not; nobody changes it until the transaction ends. */
async function isHeld(manager: EntityManager, source: RecordSource, id: string): Promise<boolean> {
  const dialect = manager.dataSource.options.type === 'mysql' ? 'mysql' : 'sqlite';
  const query = manager
    .createQueryBuilder(source.entity, 'record')
    .select('record.id')
    .where('record.id = :id', { id });
  return (await forUpdate(query, dialect).getOne()) !== null;
}
