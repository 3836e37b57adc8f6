import { invalidInput, notFound, type Problem } from '@crimegraph/shared/requests/problems';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import type { EntityManager } from 'typeorm';
import { holdCase } from '../commission-store';
import { CommissionCase } from '../entities/commission-case';

/** Why nothing was done. */
export type CommissionProblem = Problem | { __typename: 'WrongState'; code: 'WRONG_STATE'; message: string };

/** The case, consultation or order is not, or not any more, where this could be done. */
export function wrongState(message: string): CommissionProblem {
  return { __typename: 'WrongState', code: 'WRONG_STATE', message };
}

/**
 * The case, held for this transaction, or why nothing can be done in it: it is not there, the request names another one in the
 * header x-case-reference, under which the audit log would have it, or it is closed.
 */
export async function caseInHand(
  manager: EntityManager,
  id: string | undefined,
  viewer: Viewer,
): Promise<CommissionCase | CommissionProblem> {
  const one = await holdCase(manager, id);
  if (one === null) return notFound('case');
  if (one.reference !== viewer.caseReference) {
    return invalidInput([{ path: 'x-case-reference', expected: 'the reference of the case' }]);
  }
  if (one.status === 'CLOSED') return wrongState('The case is closed. Open another one.');
  return one;
}

/** The same for what may be done in an admissible case only. */
export async function admissibleCase(
  manager: EntityManager,
  id: string | undefined,
  viewer: Viewer,
): Promise<CommissionCase | CommissionProblem> {
  const one = await caseInHand(manager, id, viewer);
  if (!(one instanceof CommissionCase) || one.status === 'ADMISSIBLE') return one;
  return wrongState('The request has not been found admissible yet.');
}
