/**
 * Runs `work` with a signal that is aborted after `ms`, or when `parent` is. Unlike `AbortSignal.any`, nothing of it stays
 * with a parent that lives as long as the process.
 *
 * @throws what `work` throws; told by the signal, a `TimeoutError` after `ms`
 */
export async function abortAfter<T>(
  ms: number,
  parent: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const follow = () => controller.abort(parent.reason);
  const timer = setTimeout(() => controller.abort(new DOMException('took too long', 'TimeoutError')), ms);
  if (parent.aborted) follow();
  parent.addEventListener('abort', follow, { once: true });
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    parent.removeEventListener('abort', follow);
  }
}
