import type { Logger } from '@crimegraph/shared/log/logger';
import type { Request, RequestHandler, Response } from 'express';
import { refuse } from '../http/refuse';
import { bearerToken, type RequestContext } from '../http/request-context';
import type { TokenVerifier } from '../identity/verify-token';
import { EventStream } from './event-stream';
import type { FeedPage, FeedReader, HitFeed } from './hit-feed';
import { HitStream } from './hit-stream';
import type { LiveLimits } from './live-limits';

const MAX_PLACE = 64;
const RETRY_AFTER_SECONDS = '5';

/** An open stream, as far as the others are concerned. */
interface Open {
  bureau: string;
  stream: EventStream;
  served: Promise<void>;
}

/**
 * `GET /hits/stream`: the hits of the viewer's bureau, live, as server-sent events. Asked for like everything else, with a
 * token and a purpose; with `Last-Event-ID` it goes on where an earlier stream ended.
 */
export class HitStreams {
  private readonly open = new Set<Open>();
  private stopped = false;

  constructor(
    private readonly feed: HitFeed,
    private readonly tokens: TokenVerifier,
    private readonly limits: LiveLimits,
    private readonly logger: Logger,
  ) {}

  /** Behind `requestContext`, which says who asks. */
  readonly handler: RequestHandler = (request, response, next) => {
    this.serve(request, response, response.locals['context'] as RequestContext).catch(next);
  };

  /** Ends all streams; their clients come back, to whichever gateway then answers. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const { stream } of this.open) stream.end('SHUTDOWN');
    await Promise.all([...this.open].map(({ served }) => served));
    await this.feed.close();
  }

  private async serve(request: Request, response: Response, { viewer, trace }: RequestContext): Promise<void> {
    if (!viewer.scopes.includes('hits:read')) {
      const scopes = [['hits:read']];
      return refuse(response, 403, 'FORBIDDEN', 'The stream of hits asks for the scope hits:read.', { scopes });
    }
    const limit = this.fullFor(viewer.bureau);
    if (limit !== undefined) {
      response.setHeader('retry-after', RETRY_AFTER_SECONDS);
      return refuse(response, 503, 'TOO_MANY_STREAMS', 'Too many streams of hits are open.', { limit });
    }
    const stream = new EventStream(response, this.limits.patienceMs);
    let done = () => undefined as void;
    const entry: Open = { bureau: viewer.bureau, stream, served: new Promise<void>((resolve) => (done = resolve)) };
    this.open.add(entry);
    try {
      await this.serveFrom(lastEventId(request), stream, response, { viewer, trace }, () =>
        this.recheck(request, viewer, trace),
      );
    } finally {
      this.open.delete(entry);
      done();
    }
  }

  private async serveFrom(
    after: string | null,
    stream: EventStream,
    response: Response,
    reader: FeedReader,
    recheck: () => Promise<FeedReader>,
  ): Promise<void> {
    const { feed, limits, logger } = this;
    let first: FeedPage;
    try {
      first = await feed.read(reader, { after, waitMs: 0, opening: true }, stream.closing);
    } catch (error) {
      if (stream.closing.aborted) return;
      logger.warn({ trace: reader.trace, error: (error as Error).message }, 'no stream of hits without the hit desk');
      response.setHeader('retry-after', RETRY_AFTER_SECONDS);
      const message = 'The notices service did not answer. Its hits are not told.';
      return refuse(response, 503, 'SERVICE_UNAVAILABLE', message, { service: 'notices' });
    }
    await new HitStream({ stream, feed, reader, recheck, limits, logger }, first).serve();
  }

  /** The limit that is reached, if one is. */
  private fullFor(bureau: string): number | undefined {
    if (this.stopped) return 0;
    const { maxStreams, maxStreamsOfBureau } = this.limits;
    if (this.open.size >= maxStreams) return maxStreams;
    const own = [...this.open].filter((one) => one.bureau === bureau).length;
    return own >= maxStreamsOfBureau ? maxStreamsOfBureau : undefined;
  }

  /** Whoever the token speaks for now, which must be the same bureau, with the right to read hits. */
  private async recheck(
    request: Request,
    { bureau, purpose, caseReference }: RequestContext['viewer'],
    trace: string,
  ): Promise<FeedReader> {
    const identity = await this.tokens.verify(bearerToken(request));
    if (identity.bureau !== bureau || !identity.scopes.includes('hits:read')) throw new Error('not allowed any more');
    return { viewer: { ...identity, purpose, caseReference }, trace };
  }
}

/** The place that the client names; one that cannot be any is sent on, to be told that it is not known. */
function lastEventId(request: Request): string | null {
  const id = request.header('last-event-id');
  return id === undefined || id === '' ? null : id.slice(0, MAX_PLACE);
}
