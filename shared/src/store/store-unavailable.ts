/**
 * The database did not answer, or not in time. Of a read this means that nothing was searched; of a write that nobody
 * knows whether it was done: the same request, sent again with the same `requestId`, is done once and answered.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** Whether `error`, or what an ORM made of it, says that the store did not answer. */
export function isStoreUnavailable(error: unknown): boolean {
  if (error instanceof StoreUnavailable) return true;
  const { driverError } = (error ?? {}) as { driverError?: unknown };
  return driverError instanceof StoreUnavailable;
}
