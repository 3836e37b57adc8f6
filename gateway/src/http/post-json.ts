import type { Dispatcher } from 'undici';

/** What a service answered. */
export interface JsonAnswer {
  status: number;
  /** The body, parsed. */
  value: unknown;
}

/** When a call is given up. */
export interface CallLimits {
  /** How long the whole may take. */
  withinMs: number;
  cancelled?: AbortSignal | undefined;
}

/**
 * Sends one JSON body and reads one JSON answer, with nothing in between: no streams, no header objects.
 *
 * @param headers names and values by turns
 * Rejects when there is no answer in time, when it is not JSON, or when it was cancelled.
 */
export function postJson(
  pool: Dispatcher,
  path: string,
  headers: string[],
  body: string,
  { withinMs, cancelled }: CallLimits,
): Promise<JsonAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let status = 0;
    let controller: Dispatcher.DispatchController | undefined;
    let ended = false;
    const settle = (outcome: () => void) => {
      ended = true;
      clearTimeout(late);
      cancelled?.removeEventListener('abort', cancel);
      outcome();
    };
    const giveUp = (reason: string) => {
      const error = new Error(reason);
      settle(() => reject(error));
      // A request that still waits for a connection has no controller: it is ended when it gets one.
      controller?.abort(error);
    };
    const cancel = () => giveUp('cancelled');
    const late = setTimeout(() => giveUp(`no answer within ${withinMs} ms`), withinMs);
    if (cancelled?.aborted === true) return cancel();
    cancelled?.addEventListener('abort', cancel);
    pool.dispatch(
      { method: 'POST', path, headers, body },
      {
        onRequestStart: (started) => {
          controller = started;
          if (ended) started.abort(new Error('nobody waits any more'));
        },
        onResponseStart: (_controller, statusCode) => {
          status = statusCode;
        },
        onResponseData: (_controller, chunk) => {
          chunks.push(chunk);
        },
        onResponseEnd: () => {
          settle(() => {
            try {
              resolve({ status, value: JSON.parse(text(chunks)) });
            } catch {
              reject(new Error(`status ${status}, and not JSON`));
            }
          });
        },
        onResponseError: (_controller, error) => settle(() => reject(error)),
      },
    );
  });
}

function text(chunks: readonly Buffer[]): string {
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only.toString() : Buffer.concat(chunks).toString();
}
