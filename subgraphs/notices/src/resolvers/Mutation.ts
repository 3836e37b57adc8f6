import { globalId } from '@crimegraph/shared/ids/global-id';
import { idempotent } from '@crimegraph/shared/requests/idempotent';
import { InputProblems, invalidInput } from '@crimegraph/shared/requests/problems';
import type { RestrictRecordInput } from '@crimegraph/shared/restriction/restrict-own-record';
import { commissionMutations } from '../commission/resolvers/commission-mutations';
import type { ExtendRetentionInput } from '@crimegraph/shared/retention/extend-own-record';
import type { Context } from '../context';
import { extendAnyRecord } from '../owner-acts/extend-any-record';
import { restrictAnyRecord } from '../owner-acts/restrict-any-record';
import { requestNotice } from '../requests/request-notice';
import type { RequestedNotice } from '../requests/requested-notice';
import { hitMutations } from './hit-mutations';
import { webhookMutations } from './webhook-mutations';

export const Mutation = {
  requestNotice: async (
    _: unknown,
    { input }: { input: { requestId: string; notice: RequestedNotice } },
    { store, viewer, now, audit }: Context,
  ) => {
    const problems = new InputProblems();
    problems.requestId(input.requestId);
    if (problems.any) return invalidInput(problems.fields);
    return idempotent(store, viewer, 'requestNotice', input, async (manager) => {
      const outcome = await requestNotice(manager, input.notice, viewer, now);
      audit.changed('noticeId' in outcome ? [globalId('Notice', outcome.noticeId)] : []);
      return outcome;
    });
  },

  extendRetention: (
    _: unknown,
    { input }: { input: Omit<ExtendRetentionInput, 'until'> & { until?: Date | null } },
    context: Context,
  ) => extendAnyRecord({ ...input, until: input.until?.toISOString() ?? null }, context),

  restrictRecord: (_: unknown, { input }: { input: RestrictRecordInput }, context: Context) =>
    restrictAnyRecord(input, context),

  ...hitMutations,
  ...webhookMutations,
  ...commissionMutations,
};
