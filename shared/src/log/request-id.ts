import { AsyncLocalStorage } from 'node:async_hooks';

const requests = new AsyncLocalStorage<string>();

/** Runs `work`, and all that it starts, for a request: its id, which is that of its trace, is in every log line until then. */
export function withRequestId<T>(id: string, work: () => T): T {
  return requests.run(id, work);
}

/** The id of the request that the work under way is for. */
export function currentRequestId(): string | undefined {
  return requests.getStore();
}
