import { globalId } from '@crimegraph/shared/ids/global-id';
import { idempotent } from '@crimegraph/shared/requests/idempotent';
import { InputProblems, invalidInput } from '@crimegraph/shared/requests/problems';
import type { Context } from '../context';
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
    const outcome = await idempotent(store, viewer, 'requestNotice', input, (manager) =>
      requestNotice(manager, input.notice, viewer, now),
    );
    const changed = 'noticeId' in outcome ? [globalId('Notice', outcome.noticeId)] : [];
    audit.written('requestNotice', outcome.__typename, changed);
    return outcome;
  },

  ...hitMutations,
  ...webhookMutations,
};
