import { once } from 'node:events';
import { abortAfter } from '@crimegraph/shared/work/abort-after';
import type { Response } from 'express';

/** A message of a stream of server-sent events. */
export interface StreamEvent {
  id?: string;
  event: string;
  /** One line. */
  data: string;
}

/** The client's pause before it connects again, in ms. */
const RETRY_MS = 2_000;

/**
 * One open stream of server-sent events (HTML Living Standard, section 9.2). What the client does not read holds up its own
 * stream only, and ends it when that lasts.
 */
export class EventStream {
  private readonly closed = new AbortController();

  constructor(
    private readonly response: Response,
    private readonly patienceMs: number,
  ) {
    response.once('close', () => this.closed.abort());
  }

  /** Aborted when the client is gone or the stream has ended. */
  get closing(): AbortSignal {
    return this.closed.signal;
  }

  open(): void {
    this.response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Proxies that gather answers would hold back what is urgent.
      'x-accel-buffering': 'no',
    });
    this.response.write(`retry: ${RETRY_MS}\n\n`);
  }

  /** Sends messages; resolves when the client has taken so much that more may be sent. */
  async send(events: readonly StreamEvent[]): Promise<void> {
    if (events.length === 0 || this.closing.aborted || this.response.write(events.map(text).join(''))) return;
    try {
      await abortAfter(this.patienceMs, this.closing, (signal) => once(this.response, 'drain', { signal }));
    } catch {
      // Gone, or too slow: what it has not read it gets when it comes back.
      this.response.destroy();
    }
  }

  /** A sign of life; a client that has not taken the last message gets none. */
  heartbeat(): void {
    if (!this.closing.aborted && !this.response.writableNeedDrain) this.response.write(': heartbeat\n\n');
  }

  /** Ends the stream, telling why. */
  end(reason: string): void {
    if (this.closing.aborted) return;
    this.response.end(text({ event: 'closed', data: JSON.stringify({ reason }) }));
    this.closed.abort();
  }
}

function text({ id, event, data }: StreamEvent): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`;
}
