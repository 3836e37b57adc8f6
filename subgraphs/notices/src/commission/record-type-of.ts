import { databaseId } from '@crimegraph/shared/ids/global-id';
import { type HeldRecord, heldTypes } from '@crimegraph/shared/subject-access/held-record';

/** The type of the record that a global id names; undefined when it names none that is about persons. */
export function recordTypeOf(id: string): HeldRecord['type'] | undefined {
  return heldTypes.find((type) => databaseId(type, id) !== undefined);
}
