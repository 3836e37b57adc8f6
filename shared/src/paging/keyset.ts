import { codedError } from '../errors/coded-error';

/** A place in a list ordered by (sort, id): where the next page starts. */
export interface Keyset {
  sort: string;
  id: string;
}

/** The opaque cursor of a row. */
export function encodeCursor(keyset: Keyset): string {
  return Buffer.from(JSON.stringify([keyset.sort, keyset.id])).toString('base64url');
}

/** The place a cursor names. @throws BAD_USER_INPUT when it is not a cursor that this API has given */
export function decodeCursor(cursor: string | null | undefined): Keyset | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts.length === 2 && parts.every((part) => typeof part === 'string')) {
      const [sort, id] = parts as [string, string];
      return { sort, id };
    }
  } catch {
    // Falls through to the one refusal below.
  }
  throw codedError('BAD_USER_INPUT', 'Argument "after": expected a cursor from an earlier page of the same list.');
}

/** The largest page of any list. */
export const MAX_PAGE = 100;

/** Checks the argument `first`. @throws LIST_TOO_LONG or BAD_USER_INPUT when it is not 1 to `max` */
export function pageSize(first: number, max = MAX_PAGE): number {
  if (first > max) throw codedError('LIST_TOO_LONG', `Argument "first": expected at most ${max}.`, { limit: max });
  if (first < 1) throw codedError('BAD_USER_INPUT', `Argument "first": expected 1 to ${max}.`);
  return first;
}

/** A Relay connection (GraphQL Cursor Connections Specification), forward only. */
export interface Connection<T> {
  edges: { cursor: string; node: T }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Makes a page of `first` rows from up to `first + 1` rows that the store gave. */
export function connection<T>(rows: readonly T[], first: number, keyset: (row: T) => Keyset): Connection<T> {
  const edges = rows.slice(0, first).map((node) => ({ cursor: encodeCursor(keyset(node)), node }));
  return { edges, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
}
