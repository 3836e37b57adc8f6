import { codedError } from '../errors/coded-error';
import { allowedPurposes, needsCase } from './purpose-policy';
import type { Database } from './scopes';
import type { Viewer } from './viewer';

type Asker = Pick<Viewer, 'role' | 'purpose' | 'caseReference'>;

/**
 * Refuses a use of `databases` for which the caller's purpose is not allowed, or needs a case that is not named.
 *
 * @throws PURPOSE_NOT_ALLOWED with the purposes that would be (`expected`), or CASE_REFERENCE_REQUIRED
 */
export function demandPurpose(viewer: Asker, databases: Iterable<Database>): void {
  const asked = [...databases];
  const refused = asked.find((database) => !allowedPurposes(viewer.role, database).includes(viewer.purpose));
  if (refused !== undefined) {
    const expected = allowedPurposes(viewer.role, refused);
    const message = `The purpose ${viewer.purpose} does not open the database ${refused} to the role ${viewer.role}. Nothing was read.`;
    throw codedError('PURPOSE_NOT_ALLOWED', message, { database: refused, expected });
  }
  const unnamed = asked.find((database) => needsCase(viewer.role, database, viewer.purpose));
  if (unnamed !== undefined && viewer.caseReference === null) {
    const message = `The database ${unnamed} asks for a case in the header x-case-reference when the purpose is ${viewer.purpose}. Nothing was read.`;
    throw codedError('CASE_REFERENCE_REQUIRED', message, { database: unnamed });
  }
}
