import { type Asker, type Client } from './client';

/** A message of the stream of hits. */
export interface StreamMessage {
  id: string | undefined;
  event: string;
  data: unknown;
}

/** An open stream of hits, read as it comes. */
export class HitStreamReader {
  readonly messages: StreamMessage[] = [];
  /** The id of the last message that had one: from there the next stream goes on. */
  lastEventId: string | undefined;
  /** Resolves when the stream has ended, however. */
  readonly ended: Promise<void>;

  private constructor(
    readonly response: Response,
    private readonly abort: AbortController,
    lastEventId: string | undefined,
  ) {
    this.lastEventId = lastEventId;
    this.ended = this.read().catch(() => undefined);
  }

  /** Opens it as a client does; what is not a stream is for the caller to look at in `response`. */
  static async open(
    client: Client,
    asker: Asker,
    lastEventId?: string,
    headers: Record<string, string> = {},
  ): Promise<HitStreamReader> {
    const abort = new AbortController();
    const response = await fetch(new URL('/hits/stream', client.url), {
      headers: {
        authorization: `Bearer ${await client.token(asker)}`,
        'x-purpose': asker.purpose ?? 'INVESTIGATION',
        accept: 'text/event-stream',
        ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
        ...headers,
      },
      signal: abort.signal,
    });
    return new HitStreamReader(response, abort, lastEventId);
  }

  /** The messages that tell of hits. */
  get hits(): StreamMessage[] {
    return this.messages.filter(({ event }) => event.startsWith('hit.'));
  }

  /** Waits until `done`, or fails when the stream ends before. */
  async until(done: (reader: this) => boolean, ms = 20_000): Promise<void> {
    const deadline = Date.now() + ms;
    while (!done(this)) {
      if (Date.now() > deadline) throw new Error(`the stream did not come to it: ${JSON.stringify(this.messages)}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  close(): void {
    this.abort.abort();
  }

  private async read(): Promise<void> {
    if (!(this.response.headers.get('content-type') ?? '').startsWith('text/event-stream')) return;
    let text = '';
    for await (const chunk of (this.response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) this.take(block);
    }
  }

  private take(block: string): void {
    const field = (name: string) =>
      block
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2);
    const id = field('id');
    if (id !== undefined) this.lastEventId = id;
    const event = field('event');
    if (event !== undefined) this.messages.push({ id, event, data: JSON.parse(field('data') ?? 'null') as unknown });
  }
}
