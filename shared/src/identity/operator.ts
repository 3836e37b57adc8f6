import { requireBureau } from '../reference/bureaus';
import { demandPurpose } from './demand-purpose';
import { isPurpose, type Purpose, purposeNames } from './purposes';
import { isRole, type Role, roles, scopesOfRole } from './roles';
import { databaseOf, type Scope } from './scopes';
import type { Viewer } from './viewer';

/** For whom an operator runs a command, and why, as its arguments say. */
export interface OperatorArguments {
  bureau?: string | undefined;
  role?: string | undefined;
  purpose?: string | undefined;
  'case-reference'?: string | undefined;
}

const DEFAULT_ROLE: Role = 'officer';
const DEFAULT_PURPOSE: Purpose = 'INVESTIGATION';
const MAX_SUBJECT = 128;
const MAX_CASE_REFERENCE = 64;

/**
 * The viewer as whom a command of the operator acts: it may what the role's row of the matrix says, for the purposes that
 * are open to it, and the audit log names the command.
 *
 * @param command what the operator does, for the audit log
 * @param scope what the command needs
 * @throws with one line about the argument that is missing or wrong
 */
export function operatorViewer(command: string, given: OperatorArguments, scope: Scope): Viewer {
  const { role = DEFAULT_ROLE, purpose = DEFAULT_PURPOSE, 'case-reference': caseReference = null } = given;
  if (!isRole(role)) throw new Error(`--role: expected one of ${Object.keys(roles).join(', ')}.`);
  if (!isPurpose(purpose)) throw new Error(`--purpose: expected one of ${purposeNames.join(', ')}.`);
  if (caseReference !== null && caseReference.length > MAX_CASE_REFERENCE) {
    throw new Error(`--case-reference: expected at most ${MAX_CASE_REFERENCE} characters.`);
  }
  const scopes = scopesOfRole(role);
  if (!scopes.includes(scope)) throw new Error(`--role: the role ${role} has no scope ${scope}.`);
  const viewer = {
    subject: command.slice(0, MAX_SUBJECT),
    bureau: bureauOf(given.bureau),
    entity: null,
    role,
    scopes,
    clearance: roles[role].clearance,
    purpose,
    caseReference,
  };
  demandPurpose(viewer, [databaseOf(scope)]);
  return viewer;
}

function bureauOf(code: string | undefined): string {
  try {
    return requireBureau(code ?? '').code;
  } catch (error) {
    throw new Error(`--bureau: ${(error as Error).message}`, { cause: error });
  }
}
