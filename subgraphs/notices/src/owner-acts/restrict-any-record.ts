import { homeOf } from '@crimegraph/shared/ids/home-of';
import { notFound } from '@crimegraph/shared/requests/problems';
import { demandWrite } from '@crimegraph/shared/restriction/own-record';
import {
  restrictOwnRecord,
  type RestrictOutcome,
  type RestrictRecordInput,
} from '@crimegraph/shared/restriction/restrict-own-record';
import type { Context } from '../context';
import { noticeRecords } from '../record-sources';

/**
 * Restricts a record of whatever database: its own subgraph does it, and answers a repeated request with what it did before.
 * (A field of the graph's root belongs to one subgraph; this one has no other stake in it.)
 */
export async function restrictAnyRecord(input: RestrictRecordInput, context: Context): Promise<RestrictOutcome> {
  const home = homeOf(input.recordId);
  if (home === undefined) return notFound('record of your bureau');
  demandWrite(context.viewer, home);
  if (home === 'notices') return restrictOwnRecord(input, context, [noticeRecords]);
  const outcome = (await context.callService(home, 'restrict-record', input)) as RestrictOutcome;
  context.audit.outcome = outcome.__typename;
  return outcome;
}
