import { AsyncLocalStorage } from 'node:async_hooks';

const deadlines = new AsyncLocalStorage<number | undefined>();

/**
 * Runs `work`, and all that it starts, for somebody who waits until `instant` (ms since 1970) and no longer. The stores
 * bound each statement by it, so that nothing below needs a deadline among its arguments. An inner deadline replaces the outer.
 */
export function withDeadline<T>(instant: number, work: () => T): T {
  return deadlines.run(instant, work);
}

/** Runs `work` outside the request that happens to start it: for what goes on after that request has been answered. */
export function withoutDeadline<T>(work: () => T): T {
  return deadlines.run(undefined, work);
}

/**
 * The instant after which nobody waits for the work under way, in ms since 1970; undefined when nobody in particular waits:
 * seeds, imports, migrations.
 */
export function currentDeadline(): number | undefined {
  return deadlines.getStore();
}
