import { requireBureau } from '../reference/bureaus';
import { isPurpose, type Purpose, purposes } from './purposes';
import { isRole, type Role, roles, type Scope } from './roles';
import type { Viewer } from './viewer';

/** For whom an operator runs a command, as its arguments say. */
export interface OperatorArguments {
  bureau?: string | undefined;
  role?: string | undefined;
  purpose?: string | undefined;
}

const DEFAULT_ROLE: Role = 'officer';
const DEFAULT_PURPOSE: Purpose = 'INVESTIGATION';
const MAX_SUBJECT = 128;

/**
 * The viewer as whom a command of the operator acts: it may what the role may, and the audit log names the command.
 *
 * @param command what the operator does, for the audit log
 * @param scope what the command needs
 * @throws with one line about the argument that is missing or wrong
 */
export function operatorViewer(command: string, given: OperatorArguments, scope: Scope): Viewer {
  const role = given.role ?? DEFAULT_ROLE;
  const purpose = given.purpose ?? DEFAULT_PURPOSE;
  if (!isRole(role)) throw new Error(`--role: expected one of ${Object.keys(roles).join(', ')}.`);
  if (!isPurpose(purpose)) throw new Error(`--purpose: expected one of ${Object.keys(purposes).join(', ')}.`);
  const scopes: readonly Scope[] = roles[role].default;
  if (!scopes.includes(scope)) throw new Error(`--role: the role ${role} has no scope ${scope}.`);
  return {
    subject: command.slice(0, MAX_SUBJECT),
    bureau: bureauOf(given.bureau),
    role,
    scopes,
    clearance: roles[role].clearance,
    purpose,
    caseReference: null,
  };
}

function bureauOf(code: string | undefined): string {
  try {
    return requireBureau(code ?? '').code;
  } catch (error) {
    throw new Error(`--bureau: ${(error as Error).message}`, { cause: error });
  }
}
