import type { Viewer } from '../identity/viewer';
import { type CursorSeal, type FeedCursor, InvalidCursor } from './feed-cursor';
import type { FeedStateRow } from './feed-state-row';

/** What a cursor has to fit. */
export interface CursorReader {
  seal: CursorSeal;
  feed: string;
  viewer: Viewer;
  state: FeedStateRow;
}

/**
 * Reads a cursor for a viewer.
 *
 * @throws with one line about why it cannot be continued, and what to do
 */
export function readCursor(text: string, { seal, feed, viewer, state }: CursorReader): FeedCursor {
  const cursor = opened(text, seal);
  if (cursor.feed !== feed) throw new Error(`--since: this cursor is one of ${cursor.feed}, not of ${feed}.`);
  if (cursor.bureau !== viewer.bureau || cursor.clearance !== viewer.clearance) {
    throw new Error(
      '--since: this cursor was given to another bureau, or to a role of another clearance; ' +
        'use the same --bureau and --role, or make a full export (leave out --since).',
    );
  }
  if (cursor.store !== state.id || cursor.position > state.last) {
    throw new Error('--since: this cursor is of another store: a full export is needed (leave out --since).');
  }
  demandKnown(cursor, state);
  return cursor;
}

/** @throws when changes behind the cursor have been forgotten, so that it cannot be continued without a loss */
export function demandKnown({ position, changeId }: FeedCursor, { floor }: FeedStateRow): void {
  // Half-way through a position, the rest of that position is needed as well.
  if ((changeId === null ? position : position - 1) >= floor) return;
  throw new Error(
    'the cursor is too old, or records were added since without being noted: a full export is needed (leave out --since).',
  );
}

function opened(text: string, seal: CursorSeal): FeedCursor {
  try {
    return seal.open(text);
  } catch (error) {
    if (error instanceof InvalidCursor) throw new Error(`--since: ${error.message}.`, { cause: error });
    throw error;
  }
}
