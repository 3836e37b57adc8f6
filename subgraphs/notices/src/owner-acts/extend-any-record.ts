import { homeOf } from '@crimegraph/shared/ids/home-of';
import { notFound } from '@crimegraph/shared/requests/problems';
import { demandWrite } from '@crimegraph/shared/restriction/own-record';
import {
  extendOwnRecord,
  type ExtendOutcome,
  type ExtendRetentionInput,
} from '@crimegraph/shared/retention/extend-own-record';
import type { Context } from '../context';
import { noticeRecords } from '../record-sources';

/** Keeps a record of whatever database for longer: its own subgraph does it, as with `restrictAnyRecord`. */
export async function extendAnyRecord(input: ExtendRetentionInput, context: Context): Promise<ExtendOutcome> {
  const home = homeOf(input.recordId);
  if (home === undefined) return notFound('record of your bureau');
  demandWrite(context.viewer, home);
  if (home === 'notices') return extendOwnRecord(input, context, [noticeRecords]);
  const outcome = (await context.callService(home, 'extend-retention', input)) as ExtendOutcome;
  context.audit.outcome = outcome.__typename;
  return outcome;
}
