import { codedError } from '../errors/coded-error';
import { decodeCursor, type Keyset } from './keyset';

/** A place in a list that is ordered by (instant, id), newest first. */
export interface InstantPlace {
  at: Date;
  id: string;
}

/** The cursor of a row that stands at `at`. */
export function instantKeyset(at: Date, id: string): Keyset {
  return { sort: at.toISOString(), id };
}

/** The place behind which a page starts. @throws BAD_USER_INPUT when `cursor` is not one of such a list */
export function placeOf(cursor: string | null | undefined): InstantPlace | undefined {
  const keyset = decodeCursor(cursor);
  if (keyset === undefined) return undefined;
  const at = new Date(keyset.sort);
  if (Number.isNaN(at.getTime())) {
    throw codedError('BAD_USER_INPUT', 'Argument "after": expected a cursor from an earlier page of the same list.');
  }
  return { at, id: keyset.id };
}
