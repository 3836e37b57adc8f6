import { currentDeadline } from '../../requests/with-deadline';

/** Whether somebody waits for the work under way: a request is short, background work may take its time. */
export type Scope = 'request' | 'background';

/**
 * A statement of a request, on the server. The gateway gives a subgraph 1.5 s: what takes longer than a second would come
 * too late, and must not hold locks for an answer that nobody gets.
 */
export const STATEMENT_MS = 1_000;
/** The client waits this much longer than the server may take: a server that has not said anything by then hangs. */
const GRACE_MS = 100;
/** A statement of a seed, an import or a migration: an index over a hundred million rows takes its time. */
export const BACKGROUND_STATEMENT_MS = 3_600_000;
/** How long background work waits for a node to answer again, and goes on trying after a failure. */
export const BACKGROUND_PATIENCE_MS = 30_000;
/** Until a connection stands and has been prepared; on a network of one site this takes a few milliseconds. */
export const CONNECT_MS = 700;
/** InnoDB's smallest limit (whole seconds): a lock that is not free by then is a conflict, and the transaction runs again. */
export const LOCK_WAIT_SECONDS = 1;
/** Silence of this length says that the node hangs; a shorter one may be our own haste near a deadline. */
export const SUSPICIOUS_SILENCE_MS = 800;
/** Pause between two looks at a node that did not answer. */
export const PROBE_PAUSE_MS = 500;
/**
 * When no node has answered for this long, requests are refused at once: who waits in vain holds what others need, and the
 * node that comes back is found without them.
 */
export const HOPE_MS = 2_000;
/** A node that hung is used last for this long even when it answers again: what hangs once may hang again at once. */
export const REST_MS = 3_000;

/** The scope of the work under way. */
export function currentScope(): Scope {
  return currentDeadline() === undefined ? 'background' : 'request';
}

/** The instant until which the work under way may go on trying, in ms since 1970. */
export function patienceEnds(): number {
  return currentDeadline() ?? Date.now() + BACKGROUND_PATIENCE_MS;
}

/** How long the next statement of the work under way may take, in ms; 0 or less when nobody waits any more. */
export function statementLimit(): number {
  const deadline = currentDeadline();
  if (deadline === undefined) return BACKGROUND_STATEMENT_MS;
  return Math.min(deadline - Date.now(), STATEMENT_MS + GRACE_MS);
}
