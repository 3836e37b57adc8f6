import { CALLER_HEADER, signCallerContext } from '@crimegraph/shared/identity/caller-context';
import type { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { abortAfter } from '@crimegraph/shared/work/abort-after';
import { Pool } from 'undici';
import { z } from 'zod';

/** What the hit desk tells next. */
const pageSchema = z.object({
  events: z.array(z.object({ id: z.string(), type: z.string(), payload: z.string() })),
  position: z.string(),
  lost: z.boolean(),
});

/** What the hit desk tells next. */
export type FeedPage = z.infer<typeof pageSchema>;

/** For whom the feed is read. */
export interface FeedReader {
  viewer: Viewer;
  trace: string;
}

const PATH = '/internal/hit-feed';
/** What a call may take besides its waiting, in ms. */
const GRACE_MS = 3_000;

/** How the gateway asks the hit desk for what a viewer is to be told: a call that waits, to whichever instance answers. */
export class HitFeed {
  private readonly pool: Pool;

  /** @param url of the notices subgraph */
  constructor(
    url: string,
    private readonly keys: CallerKeys,
  ) {
    this.pool = new Pool(new URL(url).origin, { connections: null, pipelining: 1, connect: { timeout: GRACE_MS } });
  }

  /**
   * What comes behind the place `after`, or the place where the line ends now when it is null.
   *
   * @throws when the hit desk does not answer
   */
  async read(
    { viewer, trace }: FeedReader,
    call: { after: string | null; waitMs: number; opening: boolean },
    closing: AbortSignal,
  ): Promise<FeedPage> {
    const body = JSON.stringify(call);
    const patience = call.waitMs + GRACE_MS;
    const context = { viewer, trace, deadline: Date.now() + patience, operation: 'HitStream' };
    const signature = await signCallerContext(this.keys, 'notices', context, body, PATH);
    return abortAfter(patience, closing, (signal) => this.post(body, signature, signal));
  }

  private async post(body: string, signature: string, signal: AbortSignal): Promise<FeedPage> {
    const response = await this.pool.request({
      method: 'POST',
      path: PATH,
      headers: { 'content-type': 'application/json', [CALLER_HEADER]: signature },
      body,
      signal,
    });
    const answer: unknown = await response.body.json();
    if (response.statusCode !== 200) throw new Error(`the hit desk answered ${response.statusCode}`);
    return pageSchema.parse(answer);
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }
}
