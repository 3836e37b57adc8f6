import { databaseId, globalId } from '@crimegraph/shared/ids/global-id';
import { idempotent } from '@crimegraph/shared/requests/idempotent';
import { InputProblems, invalidInput } from '@crimegraph/shared/requests/problems';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context';
import { type Decided, decideHit, type HitProblem, reopenHit } from '../hits/decide-hit';

/** What every decision on a hit is given. */
export interface HitInput {
  requestId: string;
  hitId: string;
  reason: string;
}

type Act = (
  manager: EntityManager,
  hitId: string | undefined,
  reason: string,
  context: Context,
) => Promise<Decided | HitProblem>;

const MAX_REASON = 500;

/** What the owner of a record says about a hit on it. */
export const hitMutations = {
  confirmHit: act('confirmHit', 'ConfirmHitSuccess', (manager, hitId, reason, { viewer, now }) =>
    decideHit(manager, hitId, 'CONFIRMED', reason, viewer, now),
  ),
  dismissHit: act('dismissHit', 'DismissHitSuccess', (manager, hitId, reason, { viewer, now }) =>
    decideHit(manager, hitId, 'DISMISSED', reason, viewer, now),
  ),
  leaveHitInconclusive: act('leaveHitInconclusive', 'LeaveHitInconclusiveSuccess', (manager, hitId, reason, context) =>
    decideHit(manager, hitId, 'INCONCLUSIVE', reason, context.viewer, context.now),
  ),
  reopenHit: act('reopenHit', 'ReopenHitSuccess', (manager, hitId, reason, { viewer, now, loaders }) =>
    reopenHit(manager, hitId, reason, loaders.desk.settings.times, viewer, now),
  ),
};

/** A mutation that is done once by its request id, noted in the audit trail, and told to whom it concerns. */
function act(operation: string, success: string, work: Act) {
  return async (_: unknown, { input }: { input: HitInput }, context: Context) => {
    const { store, viewer, audit, loaders } = context;
    const problems = new InputProblems();
    problems.requestId(input.requestId);
    problems.text(input.reason, 'reason', MAX_REASON, 1);
    if (problems.any) return invalidInput(problems.fields);
    const outcome = await idempotent(store, viewer, operation, input, async (manager) => {
      const result = await work(manager, databaseId('Hit', input.hitId), input.reason, context);
      audit.changed('hitId' in result ? [globalId('Hit', result.hitId)] : []);
      return 'hitId' in result ? { __typename: success, hitId: result.hitId } : result;
    });
    if ('hitId' in outcome) loaders.desk.told();
    return outcome;
  };
}
