import type { Dispatcher } from 'undici';

/** What a service answered. */
export interface JsonAnswer {
  status: number;
  /** The body, parsed. */
  value: unknown;
}

/**
 * Sends one JSON body and reads one JSON answer, with nothing in between: no streams, no header objects.
 *
 * @param headers names and values by turns
 * @param withinMs how long the whole may take
 * Rejects when there is no answer in time, or when it is not JSON.
 */
export function postJson(
  pool: Dispatcher,
  path: string,
  headers: string[],
  body: string,
  withinMs: number,
): Promise<JsonAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let status = 0;
    let controller: Dispatcher.DispatchController | undefined;
    let expired = false;
    const late = setTimeout(() => {
      expired = true;
      const error = new Error(`no answer within ${withinMs} ms`);
      controller?.abort(error);
      // A request that still waits for a connection has no controller: it is ended when it gets one.
      reject(error);
    }, withinMs);
    pool.dispatch(
      { method: 'POST', path, headers, body },
      {
        onRequestStart: (started) => {
          controller = started;
          if (expired) started.abort(new Error('nobody waits any more'));
        },
        onResponseStart: (_controller, statusCode) => {
          status = statusCode;
        },
        onResponseData: (_controller, chunk) => {
          chunks.push(chunk);
        },
        onResponseEnd: () => {
          clearTimeout(late);
          try {
            resolve({ status, value: JSON.parse(text(chunks)) });
          } catch {
            reject(new Error(`status ${status}, and not JSON`));
          }
        },
        onResponseError: (_controller, error) => {
          clearTimeout(late);
          reject(error);
        },
      },
    );
  });
}

function text(chunks: readonly Buffer[]): string {
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only.toString() : Buffer.concat(chunks).toString();
}
