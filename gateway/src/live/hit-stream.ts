import { setTimeout as delay } from 'node:timers/promises';
import { StaleError } from '@crimegraph/shared/config/polled';
import type { Logger } from '@crimegraph/shared/log/logger';
import type { EventStream } from './event-stream';
import type { FeedPage, FeedReader, HitFeed } from './hit-feed';
import type { LiveLimits } from './live-limits';

/** Longest pause between calls to a hit desk that does not answer, in ms. */
const LONGEST_PAUSE_MS = 3_000;
const FIRST_PAUSE_MS = 100;

/** What one stream is served from. */
export interface HitStreamOptions {
  stream: EventStream;
  feed: HitFeed;
  reader: FeedReader;
  /** Gives whoever the token speaks for now, or throws when it is good no longer. */
  recheck: () => Promise<FeedReader>;
  limits: LiveLimits;
  logger: Logger;
}

/**
 * Serves one client's stream: what the hit desk tells its bureau, from a place on. The next is asked for when the client has
 * taken the last, so nothing gathers here, and a client that comes back with the id of the last message misses nothing.
 */
export class HitStream {
  private reader: FeedReader;
  private position: string;

  /** @param first what the hit desk answered when the stream was opened */
  constructor(
    private readonly options: HitStreamOptions,
    private readonly first: FeedPage,
  ) {
    this.reader = options.reader;
    this.position = first.position;
  }

  /** Resolves when the stream has ended. */
  async serve(): Promise<void> {
    const { stream, limits } = this.options;
    stream.open();
    const heartbeat = setInterval(() => stream.heartbeat(), limits.heartbeatMs);
    const recheck = setInterval(() => void this.recheck(), limits.recheckMs);
    try {
      const { lost, events } = this.first;
      if (!lost) await stream.send([{ ...(events.length === 0 && { id: this.position }), event: 'ready', data: '{}' }]);
      await this.pass(this.first);
      while (!stream.closing.aborted) await this.pass(await this.next());
    } catch (error) {
      if (!stream.closing.aborted) {
        this.options.logger.error({ error: (error as Error).message }, 'a stream of hits failed');
        stream.end('INTERNAL');
      }
    } finally {
      clearInterval(heartbeat);
      clearInterval(recheck);
    }
  }

  private async pass({ events, position, lost }: FeedPage): Promise<void> {
    const { stream } = this.options;
    if (events.length > 0 && !(await this.recheck())) return;
    // A place that is not known any more: what came behind it cannot be told, so the client has to read the inbox anew.
    if (lost) await stream.send([{ id: position, event: 'reset', data: '{}' }]);
    await stream.send(events.map(({ id, type, payload }) => ({ id, event: type, data: payload })));
    this.position = position;
  }

  /** The next page, however long the hit desk is out of reach; silence that lasts is told, so that it is not taken for calm. */
  private async next(): Promise<FeedPage> {
    const { stream, feed, limits, logger } = this.options;
    let failing: number | undefined;
    let told = false;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      try {
        const call = { after: this.position, waitMs: told ? 0 : limits.waitMs, opening: false };
        const page = await feed.read(this.reader, call, stream.closing);
        if (told) await stream.send([{ event: 'resumed', data: '{}' }]);
        return page;
      } catch (error) {
        if (stream.closing.aborted) throw error;
        logger.warn({ error: (error as Error).message }, 'the hit desk could not be read');
        failing ??= Date.now();
        if (!told && Date.now() - failing >= limits.silenceMs) {
          told = true;
          await stream.send([{ event: 'interrupted', data: JSON.stringify({ service: 'notices' }) }]);
        }
        await delay(pause, undefined, { signal: stream.closing });
      }
    }
  }

  /** Whether the token is still good; ends the stream when it is not. */
  private async recheck(): Promise<boolean> {
    try {
      this.reader = await this.options.recheck();
      return true;
    } catch (error) {
      this.options.stream.end(error instanceof StaleError ? 'IDENTITY_UNAVAILABLE' : 'UNAUTHENTICATED');
      return false;
    }
  }
}
